namespace Engine.Sip.Auth;

/// <summary>What an attempt is held to.</summary>
/// <param name="Credentials">The trunk's user and secret.</param>
/// <param name="Realms">The realms they may be used for.</param>
/// <param name="Policy">Algorithms and rounds.</param>
/// <param name="FromOwnGateway">The response came from an address of the trunk's own gateways.</param>
/// <param name="MayLearn">True for a request outside a dialog: an unknown realm may be tried, to be learned on success.</param>
internal sealed record AuthRules(
    DigestCredentials Credentials, TrustedRealms Realms, AuthPolicy Policy, bool FromOwnGateway, bool MayLearn);
