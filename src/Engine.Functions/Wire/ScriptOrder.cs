using Engine.Accounts.Functions;

namespace Engine.Functions.Wire;

/// <summary>What the server asks of a worker.</summary>
/// <param name="Code">Body of the function.</param>
/// <param name="Args">Its inputs as the text of one JSON object; null to check the code's syntax only.</param>
/// <param name="Outputs">What it shall return.</param>
/// <param name="TimeoutMs">Wall clock the script gets.</param>
/// <param name="NowMs">The one time the script sees, milliseconds since 1970: time does not pass for it.</param>
public sealed record ScriptOrder(string Code, string? Args, IReadOnlyList<FunctionOutput> Outputs, int TimeoutMs, long NowMs)
{
    /// <summary>The order to run a function now.</summary>
    public static ScriptOrder Of(FunctionContent content, string args, TimeSpan timeout, TimeProvider time) =>
        new(content.Code, args, content.Outputs, (int)timeout.TotalMilliseconds, time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Never the inputs: they may be sensitive.</summary>
    public override string ToString() => $"{nameof(ScriptOrder)} of {Code.Length} characters";
}
