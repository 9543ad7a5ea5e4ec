using System.Text.Json;

namespace Engine.Ports.Interactions;

/// <summary>A request to start a flow, after authentication and throttling.</summary>
/// <param name="Arguments">The members of the request body, as sent.</param>
public sealed record StartRequest(string AccountId, string FlowId, IReadOnlyDictionary<string, JsonElement> Arguments);
