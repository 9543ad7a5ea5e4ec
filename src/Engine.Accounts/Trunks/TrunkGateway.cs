namespace Engine.Accounts.Trunks;

/// <summary>One way into a trunk; a trunk tries its gateways in order.</summary>
/// <param name="Host">Address or name.</param>
/// <param name="Port">UDP port.</param>
public sealed record TrunkGateway(string Host, int Port = 5060);
