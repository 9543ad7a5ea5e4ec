using Engine.Sip.Transactions;
using Shouldly;
using Xunit;
using static Engine.Sip.Transactions.TransactionEffects;

namespace Engine.Sip.Tests.Transactions;

/// <summary>The four machines as tables: what is named here is all that may change anything (RFC 3261 §17, RFC 6026).</summary>
public sealed class MachineTests
{
    private static readonly Dictionary<(InviteClient.State, InviteClient.Input), (InviteClient.State, TransactionEffects)> InviteClientTable = new()
    {
        [(InviteClient.State.Calling, InviteClient.Input.TimerA)] = (InviteClient.State.Calling, Resend | ArmRetransmit),
        [(InviteClient.State.Calling, InviteClient.Input.TimerB)] = (InviteClient.State.Terminated, StopRetransmit | ReportTimeout | Destroy),
        [(InviteClient.State.Calling, InviteClient.Input.TransportError)] =
            (InviteClient.State.Terminated, StopRetransmit | StopTimeout | ReportTransportError | Destroy),
        [(InviteClient.State.Calling, InviteClient.Input.GiveUp)] = (InviteClient.State.Calling, StopRetransmit),
        [(InviteClient.State.Calling, InviteClient.Input.Provisional)] = (InviteClient.State.Proceeding, StopRetransmit | StopTimeout | PassUp),
        [(InviteClient.State.Calling, InviteClient.Input.Success)] = (InviteClient.State.Accepted, StopRetransmit | StopTimeout | ArmLinger | PassUp),
        [(InviteClient.State.Calling, InviteClient.Input.Failure)] =
            (InviteClient.State.Completed, StopRetransmit | StopTimeout | SendAck | ForgetRequest | ArmLinger | PassUp),
        [(InviteClient.State.Proceeding, InviteClient.Input.Provisional)] = (InviteClient.State.Proceeding, PassUp),
        [(InviteClient.State.Proceeding, InviteClient.Input.GiveUp)] = (InviteClient.State.Accepted, ArmLinger),
        [(InviteClient.State.Proceeding, InviteClient.Input.Success)] = (InviteClient.State.Accepted, StopRetransmit | StopTimeout | ArmLinger | PassUp),
        [(InviteClient.State.Proceeding, InviteClient.Input.Failure)] =
            (InviteClient.State.Completed, StopRetransmit | StopTimeout | SendAck | ForgetRequest | ArmLinger | PassUp),
        [(InviteClient.State.Completed, InviteClient.Input.Failure)] = (InviteClient.State.Completed, ResendAck),
        [(InviteClient.State.Completed, InviteClient.Input.Success)] = (InviteClient.State.Completed, PassUp),
        [(InviteClient.State.Completed, InviteClient.Input.Linger)] = (InviteClient.State.Terminated, Destroy),
        [(InviteClient.State.Accepted, InviteClient.Input.Success)] = (InviteClient.State.Accepted, PassUp),
        [(InviteClient.State.Accepted, InviteClient.Input.Failure)] = (InviteClient.State.Accepted, SendAck),
        [(InviteClient.State.Accepted, InviteClient.Input.Linger)] = (InviteClient.State.Terminated, Destroy),
    };

    private static readonly Dictionary<(NonInviteClient.State, NonInviteClient.Input), (NonInviteClient.State, TransactionEffects)> ClientTable = new()
    {
        [(NonInviteClient.State.Trying, NonInviteClient.Input.TimerE)] = (NonInviteClient.State.Trying, Resend | ArmRetransmit),
        [(NonInviteClient.State.Proceeding, NonInviteClient.Input.TimerE)] = (NonInviteClient.State.Proceeding, Resend | ArmRetransmit),
        [(NonInviteClient.State.Trying, NonInviteClient.Input.TimerF)] = (NonInviteClient.State.Terminated, StopRetransmit | ReportTimeout | Destroy),
        [(NonInviteClient.State.Proceeding, NonInviteClient.Input.TimerF)] = (NonInviteClient.State.Terminated, StopRetransmit | ReportTimeout | Destroy),
        [(NonInviteClient.State.Trying, NonInviteClient.Input.TransportError)] =
            (NonInviteClient.State.Terminated, StopRetransmit | StopTimeout | ReportTransportError | Destroy),
        [(NonInviteClient.State.Trying, NonInviteClient.Input.Provisional)] = (NonInviteClient.State.Proceeding, PassUp),
        [(NonInviteClient.State.Proceeding, NonInviteClient.Input.Provisional)] = (NonInviteClient.State.Proceeding, PassUp),
        [(NonInviteClient.State.Trying, NonInviteClient.Input.Final)] = (NonInviteClient.State.Completed, StopRetransmit | StopTimeout | ForgetRequest | ArmLinger | PassUp),
        [(NonInviteClient.State.Proceeding, NonInviteClient.Input.Final)] =
            (NonInviteClient.State.Completed, StopRetransmit | StopTimeout | ForgetRequest | ArmLinger | PassUp),
        [(NonInviteClient.State.Completed, NonInviteClient.Input.TimerK)] = (NonInviteClient.State.Terminated, Destroy),
    };

    private static readonly Dictionary<(InviteServer.State, InviteServer.Input), (InviteServer.State, TransactionEffects)> InviteServerTable = new()
    {
        [(InviteServer.State.Proceeding, InviteServer.Input.Repeat)] = (InviteServer.State.Proceeding, Resend),
        [(InviteServer.State.Proceeding, InviteServer.Input.SendProvisional)] = (InviteServer.State.Proceeding, Send),
        [(InviteServer.State.Proceeding, InviteServer.Input.SendSuccess)] = (InviteServer.State.Accepted, Send | ArmLinger),
        [(InviteServer.State.Proceeding, InviteServer.Input.SendFailure)] = (InviteServer.State.Completed, Send | ArmRetransmit | ArmTimeout),
        [(InviteServer.State.Completed, InviteServer.Input.Repeat)] = (InviteServer.State.Completed, Resend),
        [(InviteServer.State.Completed, InviteServer.Input.TimerG)] = (InviteServer.State.Completed, Resend | ArmRetransmit),
        [(InviteServer.State.Completed, InviteServer.Input.TimerH)] = (InviteServer.State.Terminated, StopRetransmit | ReportTimeout | Destroy),
        [(InviteServer.State.Completed, InviteServer.Input.Ack)] = (InviteServer.State.Confirmed, StopRetransmit | StopTimeout | ArmLinger),
        [(InviteServer.State.Confirmed, InviteServer.Input.Linger)] = (InviteServer.State.Terminated, Destroy),
        [(InviteServer.State.Accepted, InviteServer.Input.Linger)] = (InviteServer.State.Terminated, Destroy),
    };

    private static readonly Dictionary<(NonInviteServer.State, NonInviteServer.Input), (NonInviteServer.State, TransactionEffects)> ServerTable = new()
    {
        [(NonInviteServer.State.Trying, NonInviteServer.Input.SendFinal)] = (NonInviteServer.State.Completed, Send | ArmLinger),
        [(NonInviteServer.State.Completed, NonInviteServer.Input.Repeat)] = (NonInviteServer.State.Completed, Resend),
        [(NonInviteServer.State.Completed, NonInviteServer.Input.TimerJ)] = (NonInviteServer.State.Terminated, Destroy),
    };

    // Holds TXN-01, TXN-10, TXN-13 and TXN-16.
    [Fact]
    public void InviteClient_EveryPair_AsTheTableSays() => Check(InviteClientTable, InviteClient.On);

    // Holds TXN-01.
    [Fact]
    public void NonInviteClient_EveryPair_AsTheTableSays() => Check(ClientTable, NonInviteClient.On);

    // Holds TXN-01.
    [Fact]
    public void InviteServer_EveryPair_AsTheTableSays() => Check(InviteServerTable, InviteServer.On);

    // Holds TXN-01.
    [Fact]
    public void NonInviteServer_EveryPair_AsTheTableSays() => Check(ServerTable, NonInviteServer.On);

    private static void Check<TState, TInput>(
        Dictionary<(TState, TInput), (TState, TransactionEffects)> table, Func<TState, TInput, (TState, TransactionEffects)> on)
        where TState : struct, Enum
        where TInput : struct, Enum
    {
        foreach (var state in Enum.GetValues<TState>())
        {
            foreach (var input in Enum.GetValues<TInput>())
            {
                on(state, input).ShouldBe(table.GetValueOrDefault((state, input), (state, None)), $"{state} + {input}");
            }
        }
    }
}
