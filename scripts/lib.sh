# What the scripts share; to be sourced, after `cd` to the repository.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "kubejar: $*"
    exit 2
}

is_root() { [ "$(id -u)" = 0 ]; }

# Whether this is a Debian or one of its descendants, whose package manager we know how to ask.
is_debian() { [ -f /etc/debian_version ] && command -v apt-get >/dev/null; }

# apt_install PACKAGE...: those that are missing, in one quiet go.
apt_install() {
    local missing=()
    local package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    is_root && is_debian || fail "please install: ${missing[*]}"
    say "Installing ${missing[*]} ..."
    local log
    log=$(mktemp)
    if ! (apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}") \
        >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        fail "could not install ${missing[*]} (the whole story: $log)"
    fi
    rm -f "$log"
}

# docker_answers: whether an engine answers where the docker client would look for it.
docker_answers() {
    local host=${DOCKER_HOST:-unix:///var/run/docker.sock}
    case "$host" in
        unix://*) curl -sf -m 5 --unix-socket "${host#unix://}" http://docker/_ping >/dev/null 2>&1 ;;
        tcp://*) curl -sf -m 5 "http://${host#tcp://}/_ping" >/dev/null 2>&1 ;;
        *) return 1 ;;
    esac
}

# start_docker: starts the daemon in the way of this machine and waits until it answers.
start_docker() {
    if [ -d /run/systemd/system ]; then
        systemctl start docker
    else
        setsid dockerd >/var/log/dockerd.log 2>&1 </dev/null &
    fi
    local tries
    for tries in $(seq 60); do
        docker_answers && return
        sleep 0.5
    done
    return 1
}

# newer_than FILE: whether a source is newer than the FILE built from it.
newer_than() {
    [ ! -f "$1" ] || [ -n "$(find . -path ./.git -prune -o -path '*/target' -prune -o -newer "$1" \
        \( -name '*.java' -o -name 'pom.xml' -o -path '*/src/main/resources/*' -type f \) -print -quit)" ]
}
