using System.Text;

namespace Engine.Testing.Http;

/// <summary>One request as it came over the wire.</summary>
/// <param name="Number">Of all requests to this server, from 1.</param>
/// <param name="Connection">Which connection it came on, from 1.</param>
public sealed record StandInRequest(
    int Number, int Connection, string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
