using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Transport;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The edge towards the application: an observer that throws is reported and counted, and the shard goes on with the other calls.</summary>
internal sealed class GuardedObserver(ICallObserver? inner, AgentServices services) : ICallObserver
{
    public void OnProvisional(int status, ReadOnlySpan<byte> sdp) =>
        Report(new News { Status = status, Body = sdp }, static (observer, news) => observer.OnProvisional(news.Status, news.Body));

    public void OnCancelling(CancelCause cause) => Report(cause, static (observer, cause) => observer.OnCancelling(cause));

    public void OnConfirming(ConfirmedDialog dialog) => Report(dialog, static (observer, dialog) => observer.OnConfirming(dialog));

    public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp) =>
        Report(new News { Dialog = dialog, Body = sdp }, static (observer, news) => observer.OnAnswered(news.Dialog!, news.Body));

    public void OnEnded(CallResult result) => Report(result, static (observer, result) => observer.OnEnded(result));

    public void OnInfo(string contentType, ReadOnlySpan<byte> body) =>
        Report(new News { Type = contentType, Body = body }, static (observer, news) => observer.OnInfo(news.Type!, news.Body));

    public void OnReanswer(ReadOnlySpan<byte> answer) => Report(answer, static (observer, answer) => observer.OnReanswer(answer));

    public void OnReofferEnded(int status, ReadOnlySpan<byte> answer) =>
        Report(new News { Status = status, Body = answer }, static (observer, news) => observer.OnReofferEnded(news.Status, news.Body));

    public ReofferReply OnReoffer(ReadOnlySpan<byte> offer)
    {
        try
        {
            return inner?.OnReoffer(offer) ?? ReofferReply.NotAcceptable;
        }
        catch (Exception fault)
        {
            services.ReportFault(fault);
            return ReofferReply.NotAcceptable;
        }
    }

    private void Report<T>(T news, Action<ICallObserver, T> report)
        where T : allows ref struct
    {
        try
        {
            if (inner is not null)
            {
                report(inner, news);
            }
        }
        catch (Exception fault)
        {
            services.ReportFault(fault);
        }
    }

    /// <summary>The arguments of a report that has several.</summary>
    private readonly ref struct News
    {
        internal int Status { get; init; }

        internal string? Type { get; init; }

        internal ConfirmedDialog? Dialog { get; init; }

        internal ReadOnlySpan<byte> Body { get; init; }
    }
}
