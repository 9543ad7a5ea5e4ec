namespace Engine.Testing.Calls;

/// <summary>What the far end of a simulated call does. Times count from the INVITE unless said otherwise.</summary>
public sealed record Callee
{
    /// <summary>When the first 180 comes; null = never.</summary>
    public TimeSpan? RingsAfter { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>When the final response comes; null = never.</summary>
    public TimeSpan? FinalAfter { get; init; }

    /// <summary>The final response; 200 is an answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Q.850 cause of the final response.</summary>
    public int? Q850 { get; init; }

    /// <summary>When the callee hangs up, counted from its answer; null = never.</summary>
    public TimeSpan? HangsUpAfter { get; init; }

    /// <summary>Keys it presses, each counted from its answer.</summary>
    public IReadOnlyList<(TimeSpan At, char Key)> Presses { get; init; } = [];

    /// <summary>Answers in the moment the CANCEL arrives: the 200 crosses it (CALL-35).</summary>
    public bool AnswersOnCancel { get; init; }

    /// <summary>The gateway answers nothing at all, not even 100.</summary>
    public bool Dead { get; init; }

    /// <summary>What is said, at 8 kHz, and when it begins, counted from the answer.</summary>
    public IReadOnlyList<(TimeSpan At, short[] Samples)> Says { get; init; } = [];

    /// <summary>Rings and is answered.</summary>
    public static Callee Answers { get; } = new() { FinalAfter = TimeSpan.FromSeconds(2) };

    /// <summary>Rings for ever.</summary>
    public static Callee OnlyRings { get; } = new();

    /// <summary>100 and then nothing.</summary>
    public static Callee NeverRings { get; } = new() { RingsAfter = null };

    /// <summary>Nothing comes back.</summary>
    public static Callee Silent { get; } = new() { RingsAfter = null, Dead = true };

    /// <summary>Refused with that status before it rings.</summary>
    public static Callee Refuses(int status, int? q850 = null) =>
        new() { RingsAfter = null, FinalAfter = TimeSpan.FromMilliseconds(100), Status = status, Q850 = q850 };

    /// <summary>Rings, then refused with that status.</summary>
    public static Callee RefusesAfterRinging(int status) => new() { FinalAfter = TimeSpan.FromSeconds(3), Status = status };
}
