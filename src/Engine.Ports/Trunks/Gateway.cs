namespace Engine.Ports.Trunks;

/// <summary>One address of a trunk.</summary>
/// <param name="Host">IP address or host name.</param>
/// <param name="Port">UDP port, 5060 by default.</param>
public sealed record Gateway(string Host, int Port = 5060);
