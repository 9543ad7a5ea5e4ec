namespace Engine.Api;

/// <summary>How clients reach this server: issuer of tokens and base of the addresses in answers.</summary>
/// <param name="Url">Absolute, without a slash at the end.</param>
public sealed record PublicAddress(string Url);
