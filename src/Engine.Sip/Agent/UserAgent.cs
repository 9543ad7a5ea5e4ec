using System.Collections.Concurrent;
using System.Net;
using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Outcomes;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Agent;

/// <summary>
/// A SIP user agent without a thread or a socket: datagrams, commands and the time go in, datagrams and call events come out. One thread drives
/// it by <see cref="Receive"/>, <see cref="Unreachable"/> and <see cref="Advance"/>; the members of <see cref="ICallAgent"/> may be called from any.
/// The same inputs with the same entropy give the same outputs.
/// </summary>
internal sealed class UserAgent : ICallAgent
{
    /// <summary>Timers fired in one step at most, so that a mass expiry cannot delay answers (PERF-05).</summary>
    private const int TimersPerStep = 256;

    private readonly AgentServices _services;
    private readonly AgentContext _context;
    private readonly TicketMint _mint;
    private readonly RequestRouter _requests;
    private readonly ResponseRouter _responses;
    private readonly SipMessage _message = new();
    private readonly ConcurrentQueue<AgentCommand> _commands = new();

    public UserAgent(IDatagramPort port, IEntropy entropy, LocalIdentity self, SipShardConfig config)
    {
        _services = new AgentServices(port, entropy, self)
        {
            Post = action => Enqueue(new AgentCommand { What = AgentCommand.Kind.Run, Action = action }),
            FaultSink = config.FaultSink,
        };
        _services.Peers.PerSecond = config.PeerDatagramsPerSecond;
        _context = new AgentContext(_services, config.CallCapacity);
        _mint = new TicketMint(_context);
        _requests = new RequestRouter(_context, config.InviteHandler);
        _responses = new ResponseRouter(_context);
    }

    /// <summary>Called when a command was queued, from the thread that queued it.</summary>
    public Action? Wake { get; set; }

    /// <summary>When <see cref="Advance"/> is wanted next, in ticks; MaxValue when nothing waits.</summary>
    public long NextDue => _services.Timers.NextDue();

    /// <summary>Whether commands wait.</summary>
    public bool HasCommands => !_commands.IsEmpty;

    /// <summary>Transactions alive, all machines (TXN-30).</summary>
    public long LiveTransactions => _services.Counters.Live();

    /// <summary>Call slots taken, reserved ones included.</summary>
    public int LiveCalls => _context.Slots.Taken;

    /// <summary>Calls that have their result and wait for their last timer (TXN-34).</summary>
    public int LingeringCalls => _context.Slots.Lingering;

    internal AgentServices Services => _services;

    /// <summary>Replaces the addresses that may talk to us (SEC-01); from any thread.</summary>
    public void SetPeers(IEnumerable<IPAddress> addresses) => _services.Peers.Configure(addresses);

    /// <summary>All counters, from any thread.</summary>
    public IReadOnlyList<SipMetric> Metrics() =>
    [
        .. _services.Counters.Snapshot(TransactionMachines.Names),
        new SipMetric("calls_live", "slots", LiveCalls, IsGauge: true),
        new SipMetric("calls_lingering", "all", LingeringCalls, IsGauge: true),
    ];

    /// <summary>From now on OPTIONS outside a dialog is answered 503: no new calls are taken, those that are up go on; from any thread.</summary>
    public void Drain() => _context.IsDraining = true;

    /// <summary>Takes one datagram. The bytes must stay as they are during the call only.</summary>
    public void Receive(ReadOnlyMemory<byte> datagram, in SipEndpoint source)
    {
        if (!_services.Peers.Admits(source, _services.Now, out var refusal))
        {
            _services.Counters.Count(refusal);
            return;
        }

        if (!DatagramFilter.LooksLikeSip(datagram.Span))
        {
            _services.Counters.Count(DatagramFilter.IsKeepAlive(datagram.Span) ? SipEvent.KeepAlives : SipEvent.DroppedNotSip);
            return;
        }

        var parsed = SipParser.Parse(datagram, _message);
        var error = parsed.IsGood ? SipCheck.Check(_message) : parsed.Error;
        if (error != SipParseError.None)
        {
            RefuseUnreadable(error, source);
            _responses.ReceiveUnreadable(_message, source);
        }
        else if (_message.IsRequest)
        {
            _services.Counters.RequestIn(_message.Method);
            _requests.Receive(_message, source);
        }
        else
        {
            _services.Counters.ResponseIn(_message.StatusCode);
            _responses.Receive(_message, source);
        }
    }

    /// <summary>An ICMP error named this destination (TRN-14).</summary>
    public void Unreachable(in SipEndpoint destination)
    {
        _context.Clients.Unreachable(destination);
        foreach (var call in _context.Slots.All().ToArray())
        {
            call.OnUnreachable(destination);
        }
    }

    /// <summary>Moves time on, runs waiting commands and fires due timers; true when more timers are due.</summary>
    public bool Advance(long nowTicks)
    {
        _services.Timers.Advance(nowTicks);
        RunCommands();
        return _services.Timers.Fire(TimersPerStep);
    }

    /// <summary>Runs waiting commands, those that their running adds included.</summary>
    public void RunCommands()
    {
        while (_commands.TryDequeue(out var command))
        {
            Run(command);
        }
    }

    public int Room => _context.Slots.Left;

    public CallTicket? Reserve(in CallPlan plan) => _mint.Reserve(plan);

    public void Place(CallTicket ticket, CallSettings settings, ReadOnlyMemory<byte> sdpOffer, ICallObserver observer) => Enqueue(new AgentCommand
    {
        What = AgentCommand.Kind.Place, Ticket = ticket, Settings = settings, Offer = sdpOffer, Observer = observer,
    });

    public void Cancel(CallTicket ticket, CancelCause cause) =>
        Enqueue(new AgentCommand { What = AgentCommand.Kind.Cancel, Ticket = ticket, Cancel = cause });

    public void HangUp(CallTicket ticket, HangUpCause cause, int? q850 = null) =>
        Enqueue(new AgentCommand { What = AgentCommand.Kind.HangUp, Ticket = ticket, HangUp = cause, Q850 = q850 });

    public void Reoffer(CallTicket ticket, ReadOnlyMemory<byte> sdpOffer) =>
        Enqueue(new AgentCommand { What = AgentCommand.Kind.Reoffer, Ticket = ticket, Offer = sdpOffer });

    public void Release(CallTicket ticket) => Enqueue(new AgentCommand { What = AgentCommand.Kind.Release, Ticket = ticket });

    public void EndOrphan(CallTicket ticket, ConfirmedDialog? dialog, ICallObserver? observer, TrunkCredentials? credentials = null) => Enqueue(new AgentCommand
    {
        What = AgentCommand.Kind.EndOrphan, Ticket = ticket, Dialog = dialog, Observer = observer, Credentials = credentials,
    });

    public void EndAll() => Enqueue(new AgentCommand { What = AgentCommand.Kind.EndAll });

    /// <summary>Counts a fault that was caught at the edge, and passes it on.</summary>
    internal void ReportFault(Exception fault) => _services.ReportFault(fault);

    private void Enqueue(in AgentCommand command)
    {
        _commands.Enqueue(command);
        Wake?.Invoke();
    }

    private void RefuseUnreadable(SipParseError error, in SipEndpoint source)
    {
        _services.Counters.Count(SipEvent.ParseErrors);
        var status = _message.IsRequest && _message.Method != SipMethod.Ack ? error.StatusCode() : 0;
        if (status != 0 && _message.TryGetTopVia(out _))
        {
            Responder.SendStateless(_services, _message, source, status, status == 505 ? "Version Not Supported" : "Bad Request");
        }
    }

    private void Run(in AgentCommand command)
    {
        switch (command.What)
        {
            case AgentCommand.Kind.Run:
                command.Action!();
                break;
            case AgentCommand.Kind.EndAll:
                foreach (var record in _context.Slots.All().ToArray())
                {
                    record.HangUp(HangUpCause.Shutdown);
                }

                break;
            case AgentCommand.Kind.Place:
                PlaceNow(command);
                break;
            case AgentCommand.Kind.EndOrphan:
                EndOrphanNow(command);
                break;
            case AgentCommand.Kind.Release:
                if (_mint.TryFind(command.Ticket!, out var unused) && _context.Slots.Find(unused) is null)
                {
                    _context.Slots.Free(unused);
                }

                break;
            default:
                RunOnCall(command);
                break;
        }
    }

    private void RunOnCall(in AgentCommand command)
    {
        if (!_mint.TryFind(command.Ticket!, out var key) || _context.Slots.Find(key) is not OutgoingCall call)
        {
            return;
        }

        switch (command.What)
        {
            case AgentCommand.Kind.Cancel:
                call.Cancel(command.Cancel);
                break;
            case AgentCommand.Kind.HangUp:
                call.HangUp(command.HangUp, command.Q850);
                break;
            case AgentCommand.Kind.Reoffer when !call.Reinvites.Start(command.Offer):
                call.OnReofferEnded(491, default);
                break;
            default:
                break;
        }
    }

    private void PlaceNow(in AgentCommand command)
    {
        var ticket = command.Ticket!;
        var isOurs = _mint.TryFind(ticket, out var key);
        if (isOurs && _context.Slots.Find(key) is not null)
        {
            return;
        }

        if (!isOurs || !_context.Slots.IsCurrent(key))
        {
            command.Observer!.OnEnded(CallEnding.ByLocal(new CallFacts(), _services.Now, LocalEvent.EngineRestart));
            return;
        }

        var call = new OutgoingCall(_context, key, ticket, command.Settings!, command.Observer);
        _context.Slots.Put(key, call);
        if (!_mint.OwnsTag(ticket, key))
        {
            _context.Aliases.Add(call, byBranch: false);
        }

        call.Place(command.Offer);
    }

    private void EndOrphanNow(in AgentCommand command)
    {
        if (_mint.TryFind(command.Ticket!, out var known) && _context.Slots.Find(known) is { } live)
        {
            live.HangUp(HangUpCause.Shutdown);
            return;
        }

        if (!_context.Slots.TryTake(out var key))
        {
            command.Observer?.OnEnded(CallEnding.ByLocal(new CallFacts(), _services.Now, LocalEvent.EngineOverload));
            return;
        }

        var call = new OutgoingCall(_context, key, command.Ticket!, new CallSettings { Credentials = command.Credentials }, command.Observer);
        _context.Slots.Put(key, call);
        _context.Aliases.Add(call, byBranch: true);
        call.EndOrphan(command.Dialog);
    }
}
