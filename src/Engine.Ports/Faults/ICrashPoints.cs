namespace Engine.Ports.Faults;

/// <summary>
/// Named places between "request accepted" and "BYE sent" where a test may end the process. In production nothing happens there.
/// </summary>
public interface ICrashPoints
{
    /// <summary>Reached the place; an armed one does not return.</summary>
    void Hit(string point);
}

/// <summary>Production: passing a crash point does nothing.</summary>
public sealed class NoCrashPoints : ICrashPoints
{
    public void Hit(string point)
    {
    }
}

/// <summary>The names given to <see cref="ICrashPoints.Hit"/>, in the order a call meets them.</summary>
public static class CrashPoint
{
    public const string AcceptedBeforeAppend = "accepted-before-append";
    public const string AcceptedStored = "accepted-stored";
    public const string Prepared = "prepared";
    public const string SubmittedBeforeAppend = "submitted-before-append";
    public const string SubmittedStored = "submitted-stored";
    public const string InviteSent = "invite-sent";
    public const string Ringing = "ringing";
    public const string ConfirmedBeforeAck = "confirmed-before-ack";
    public const string AnsweredBeforeAppend = "answered-before-append";
    public const string AnsweredStored = "answered-stored";
    public const string Playing = "playing";
    public const string PlaybackEndedBeforeAppend = "playback-ended-before-append";
    public const string PlaybackEndedStored = "playback-ended-stored";
    public const string BeforeBye = "before-bye";
    public const string ByeSent = "bye-sent";
    public const string EndedBeforeAppend = "ended-before-append";
    public const string EndedStored = "ended-stored";

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AcceptedBeforeAppend, AcceptedStored, Prepared, SubmittedBeforeAppend, SubmittedStored, InviteSent, Ringing, ConfirmedBeforeAck,
        AnsweredBeforeAppend, AnsweredStored, Playing, PlaybackEndedBeforeAppend, PlaybackEndedStored, BeforeBye, ByeSent, EndedBeforeAppend,
        EndedStored,
    ];
}
