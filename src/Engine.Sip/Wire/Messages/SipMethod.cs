namespace Engine.Sip.Wire.Messages;

/// <summary>The methods the engine knows; any other token is <see cref="Other"/> and keeps its text in the message.</summary>
public enum SipMethod : byte
{
    Other,
    Invite,
    Ack,
    Bye,
    Cancel,
    Options,
    Register,
    Prack,
    Update,
    Info,
    Refer,
    Notify,
    Subscribe,
    Message,
    Publish,
}
