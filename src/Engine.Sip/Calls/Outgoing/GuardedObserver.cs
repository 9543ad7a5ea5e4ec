using Engine.Sip.Agent;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The edge towards the application: an observer that throws is reported and counted, and the shard goes on with the other calls.</summary>
internal sealed class GuardedObserver(ICallObserver? inner, AgentContext context) : ICallObserver
{
    public void OnProvisional(int status, ReadOnlySpan<byte> sdp)
    {
        try
        {
            inner?.OnProvisional(status, sdp);
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
        }
    }

    public void OnCancelling(CancelCause cause)
    {
        try
        {
            inner?.OnCancelling(cause);
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
        }
    }

    public void OnConfirming(ConfirmedDialog dialog)
    {
        try
        {
            inner?.OnConfirming(dialog);
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
        }
    }

    public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp)
    {
        try
        {
            inner?.OnAnswered(dialog, sdp);
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
        }
    }

    public void OnEnded(CallResult result)
    {
        try
        {
            inner?.OnEnded(result);
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
        }
    }

    public void OnInfo(string contentType, ReadOnlySpan<byte> body)
    {
        try
        {
            inner?.OnInfo(contentType, body);
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
        }
    }

    public ReofferReply OnReoffer(ReadOnlySpan<byte> offer)
    {
        try
        {
            return inner?.OnReoffer(offer) ?? ReofferReply.NotAcceptable;
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
            return ReofferReply.NotAcceptable;
        }
    }

    public void OnReanswer(ReadOnlySpan<byte> answer)
    {
        try
        {
            inner?.OnReanswer(answer);
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
        }
    }

    public void OnReofferEnded(int status, ReadOnlySpan<byte> answer)
    {
        try
        {
            inner?.OnReofferEnded(status, answer);
        }
        catch (Exception fault)
        {
            context.ReportFault(fault);
        }
    }
}
