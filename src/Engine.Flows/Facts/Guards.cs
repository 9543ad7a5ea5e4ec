namespace Engine.Flows.Facts;

/// <summary>Reasons of the engine's own verdicts.</summary>
public static class Guards
{
    public const string Steps = "guard_steps";
    public const string Loop = "guard_loop";
    public const string Duration = "guard_duration";
    public const string StepTime = "guard_step_time";
    public const string Output = "guard_output";
    public const string EngineRestart = "engine_restart";

    /// <summary>The process lived on, but could not store what happened: the call could not be led any further.</summary>
    public const string StoreUnavailable = "store_unavailable";
    public const string NotStarted = "not_started_in_time";
    public const string Cancelled = "cancelled";
    /// <summary>Another leg of the same search was answered.</summary>
    public const string AnsweredElsewhere = "answered_elsewhere";
    /// <summary>We sent the BYE, as the flow wanted.</summary>
    public const string LocalHangUp = "local_hangup";
    /// <summary>The member of the ring group left while the contact was called.</summary>
    public const string MemberHungUp = "member_hung_up";
    public const string Completed = "completed";

    /// <summary>The leg never confirmed its end.</summary>
    public const string NoConfirmation = "no_confirmation";
}
