package dev.kubejar.apiserver.auth;

/// Lets every authenticated user do everything: for a cluster whose only users are its owner's
/// client certificates.
public final class AnyoneAuthenticated implements Authorizer {

    @Override
    public Decision authorize(Attributes attributes) {
        return attributes.user().groups().contains(User.AUTHENTICATED)
                ? Decision.ALLOWED
                : new Decision(false, "");
    }
}
