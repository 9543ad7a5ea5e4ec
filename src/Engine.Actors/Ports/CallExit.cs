namespace Engine.Actors.Ports;

/// <summary>Exits of sip.md §13, with the two that are not exits of a flow.</summary>
public enum CallExit
{
    Answered,
    InvalidNumber,
    Busy,
    NoAnswer,
    TechnicalFailure,
    Cancelled,
}
