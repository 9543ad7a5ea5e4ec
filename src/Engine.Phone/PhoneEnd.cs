namespace Engine.Phone;

/// <summary>How a call ended, seen from the phone.</summary>
public enum PhoneEnd
{
    /// <summary>Refused at once with 486.</summary>
    Busy,

    /// <summary>Refused with 603 after ringing.</summary>
    Declined,

    /// <summary>Refused at once with 404.</summary>
    Unknown,

    /// <summary>Refused with 488: the offer has no sound this phone speaks.</summary>
    NoCommonCodec,

    /// <summary>The caller gave up before an answer.</summary>
    Cancelled,

    /// <summary>Refused with 480, because the phone was switched off while it rang.</summary>
    SwitchedOff,

    /// <summary>BYE of the caller.</summary>
    CallerHungUp,

    /// <summary>BYE of the phone.</summary>
    PhoneHungUp,

    /// <summary>The caller was not heard of any more: no ACK came.</summary>
    Lost,
}
