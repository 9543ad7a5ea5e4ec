namespace Engine.Phone;

/// <summary>What the phone does with every call that reaches it.</summary>
public enum PhoneBehaviour
{
    /// <summary>Rings, answers, listens until the caller hangs up.</summary>
    Answer,

    /// <summary>486: the line is in use.</summary>
    Busy,

    /// <summary>Rings, then 603: the person presses "decline".</summary>
    Decline,

    /// <summary>Rings and is never picked up.</summary>
    Silent,

    /// <summary>404: no such number.</summary>
    Unknown,
}
