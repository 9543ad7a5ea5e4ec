namespace Engine.Ports.Faults;

/// <summary>
/// Named places between "request accepted" and "BYE sent" where a test may end the process. In production nothing happens there.
/// </summary>
public interface ICrashPoints
{
    /// <summary>Reached the place; an armed one does not return.</summary>
    void Hit(string point);
}
