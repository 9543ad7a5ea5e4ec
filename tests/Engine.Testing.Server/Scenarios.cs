namespace Engine.Testing.Server;

/// <summary>Scenarios of the courier flow.</summary>
internal static class Scenarios
{
    public const string Busy = """
        {
          "name": "The line is busy",
          "arguments": { "customer_number": "+12025550123", "order_number": "7" },
          "callee": { "result": "busy", "after_seconds": 3 },
          "expect": { "path": ["dial:busy", "end:ok"], "outcome": "busy" }
        }
        """;

    /// <summary>Expects what does not happen.</summary>
    public static readonly string Wrong = Busy.Replace("\"outcome\": \"busy\"", "\"outcome\": \"answered\"", StringComparison.Ordinal);
}
