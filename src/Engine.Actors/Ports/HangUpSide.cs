namespace Engine.Actors.Ports;

/// <summary>Which side ended an answered call.</summary>
public enum HangUpSide
{
    None,
    Local,
    Remote,
}
