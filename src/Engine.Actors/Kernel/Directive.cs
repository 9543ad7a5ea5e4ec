namespace Engine.Actors.Kernel;

/// <summary>What to do with an actor that threw.</summary>
public enum Directive
{
    /// <summary>Go on with the next message; the state is known to be sound.</summary>
    Resume,

    /// <summary>Replace the instance after a back-off. The message in hand is lost, the ones behind it are kept.</summary>
    Restart,

    /// <summary>Stop it. Who watches it learns why.</summary>
    Stop,

    /// <summary>Stop it and fail its parent; at the top of the tree this raises a health fault.</summary>
    Escalate,
}
