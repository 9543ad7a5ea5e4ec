namespace Engine.Ports.Calls;

/// <summary>Receives what happens to one call. Called on signalling or media threads: must not block or throw.</summary>
public interface ICallEvents
{
    void On(CallEvent happened);
}
