using System.Text;

namespace Engine.Testing.Http;

/// <summary>What the stand-in sends back.</summary>
public sealed record StandInAnswer(int Status, byte[] Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Sent as it is in place of everything else; then the connection is closed.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>Nothing is sent until the server is disposed or the client leaves.</summary>
    public bool Never { get; init; }

    /// <summary>Real time before the first byte.</summary>
    public TimeSpan After { get; init; }

    /// <summary>The request was read, and the connection is reset (TCP RST) in place of an answer.</summary>
    public bool Reset { get; init; }

    /// <summary>Of the body, then the connection is closed; the declared length stays.</summary>
    public int? CutAt { get; init; }

    /// <summary>Closes the connection behind the answer.</summary>
    public bool Close { get; init; }

    public static StandInAnswer Json(string json, int status = 200) =>
        new(status, Encoding.UTF8.GetBytes(json)) { Headers = [("Content-Type", "application/json")] };

    public static StandInAnswer Bytes(string raw) => new(0, []) { Raw = Encoding.Latin1.GetBytes(raw) };

    public static StandInAnswer Redirect(string location, int status = 302) => new(status, []) { Headers = [("Location", location)] };
}
