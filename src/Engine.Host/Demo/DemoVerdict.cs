using Engine.Phone;

namespace Engine.Host.Demo;

/// <summary>Whether the demo showed what it was asked for: the outcome, and for an answered call that the message itself was heard.</summary>
internal static class DemoVerdict
{
    /// <summary>Below this the phone heard something else than the rendered prompt.</summary>
    public const double LeastCorrelation = 0.95;

    public static bool IsAsAsked(PhoneBehaviour callee, DemoResult result) =>
        result.Outcome == Expected(callee) && (callee != PhoneBehaviour.Answer || result.Correlation >= LeastCorrelation);

    public static string Expected(PhoneBehaviour callee) => callee switch
    {
        PhoneBehaviour.Answer => "answered",
        PhoneBehaviour.Busy or PhoneBehaviour.Decline => "busy",
        PhoneBehaviour.Silent => "no_answer",
        PhoneBehaviour.Unknown => "invalid_number",
        _ => throw new ArgumentOutOfRangeException(nameof(callee), callee, "unknown behaviour"),
    };
}
