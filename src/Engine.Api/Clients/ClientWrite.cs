namespace Engine.Api.Clients;

/// <summary>A client as it is sent.</summary>
internal sealed record ClientWrite(string Name, IReadOnlyList<string> Scopes, bool Enabled = true);
