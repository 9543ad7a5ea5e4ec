namespace Engine.Sip.Outcomes;

/// <summary>Where a call leads the flow. The first four are the product's exits; the others say why there is none of them.</summary>
public enum CallExit
{
    Answered,
    InvalidNumber,
    Busy,
    NoAnswer,

    /// <summary>A technical failure: the flow author cannot fix it by changing the number.</summary>
    Failed,

    /// <summary>The flow or a user gave up before an answer.</summary>
    Cancelled,
}
