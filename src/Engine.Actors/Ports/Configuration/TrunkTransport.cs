namespace Engine.Actors.Ports.Configuration;

public enum TrunkTransport
{
    Udp,
}
