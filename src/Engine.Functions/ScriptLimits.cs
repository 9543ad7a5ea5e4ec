using Engine.Accounts.Functions;

namespace Engine.Functions;

/// <summary>Every limit of a script (FLOW-55), and what happens at it; the limits of what is stored stand in <see cref="FunctionRules"/>.</summary>
public static class ScriptLimits
{
    /// <summary>Bytes one run may allocate in all, freed memory included; beyond it <c>function_memory</c>.</summary>
    public const long MemoryBytes = 64 * 1024 * 1024;

    /// <summary>Calls within calls; each takes some kilobytes of <see cref="StackBytes"/>. Then <c>function_recursion</c>.</summary>
    public const int Recursion = 500;

    /// <summary>Statements of one run, far above what ten seconds can execute: the last line should the clock fail. Then <c>function_statements</c>.</summary>
    public const int Statements = 200_000_000;

    /// <summary>Elements of an array that is asked for in one go; then the script gets a RangeError.</summary>
    public const uint ArrayElements = 1_000_000;

    /// <summary>Nesting of a text given to JSON.parse; then the script gets a SyntaxError.</summary>
    public const int JsonDepth = 64;

    /// <summary>UTF-8 bytes of all outputs together, as the flow's own guard has it; then <c>function_output_too_large</c>.</summary>
    public const int OutputBytes = 64 * 1024;

    /// <summary>Lines, characters of one, and characters of all that the console keeps; the rest is dropped and said to be.</summary>
    public const int ConsoleLines = 100;

    public const int ConsoleLineChars = 1_000;

    public const int ConsoleChars = 8_000;

    /// <summary>Characters of a thrown error's message that reach the author.</summary>
    public const int MessageChars = 500;

    /// <summary>Stack of the thread that runs scripts: <see cref="Recursion"/> fits many times over.</summary>
    internal const int StackBytes = 32 * 1024 * 1024;

    /// <summary>Wall clock for looking at a function's syntax.</summary>
    public static readonly TimeSpan Check = TimeSpan.FromSeconds(5);
}
