namespace Engine.Accounts.Trunks;

public enum TrunkTransport
{
    Udp,
}
