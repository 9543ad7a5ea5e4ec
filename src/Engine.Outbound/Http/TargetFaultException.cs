using Engine.Ports.Outbound;

namespace Engine.Outbound.Http;

/// <summary>Carries a fault of the connection through the framework's HTTP stack, which knows only exceptions.</summary>
internal sealed class TargetFaultException(OutboundFault fault) : Exception(fault.Reason())
{
    public OutboundFault Fault => fault;
}
