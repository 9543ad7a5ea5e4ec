using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Transport;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The edge towards the application: an observer that throws is reported and counted, and the shard goes on with the other calls.</summary>
internal sealed class GuardedObserver(ICallObserver? inner, AgentServices services) : ICallObserver
{
    private ICallObserver? _inner = inner;

    public void OnProvisional(CallProgress progress, ReadOnlySpan<byte> sdp) =>
        Report(new News { Progress = progress, Body = sdp }, static (observer, news) => observer.OnProvisional(news.Progress, news.Body));

    public void OnCancelling(CancelCause cause) => Report(cause, static (observer, cause) => observer.OnCancelling(cause));

    public void OnConfirming(ConfirmedDialog dialog) => Report(dialog, static (observer, dialog) => observer.OnConfirming(dialog));

    public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp) =>
        Report(new News { Dialog = dialog, Body = sdp }, static (observer, news) => observer.OnAnswered(news.Dialog!, news.Body));

    /// <summary>The last report: what listened is let go of, since the call itself lives on for late messages (TXN-34).</summary>
    public void OnEnded(CallResult result)
    {
        Report(result, static (observer, result) => observer.OnEnded(result));
        _inner = null;
    }

    public void OnInfo(string contentType, ReadOnlySpan<byte> body) =>
        Report(new News { Type = contentType, Body = body }, static (observer, news) => observer.OnInfo(news.Type!, news.Body));

    public bool OnReanswer(ReadOnlySpan<byte> answer) => Ask(answer, static (observer, answer) => observer.OnReanswer(answer), false);

    public bool OnReofferEnded(int status, ReadOnlySpan<byte> answer) =>
        Ask(new News { Status = status, Body = answer }, static (observer, news) => observer.OnReofferEnded(news.Status, news.Body), false);

    public ReofferReply OnReoffer(ReadOnlySpan<byte> offer) => Ask(offer, static (observer, offer) => observer.OnReoffer(offer), ReofferReply.NotAcceptable);

    public LineFacts? OnLook() => Ask(0, static (observer, _) => observer.OnLook(), null);

    private void Report<T>(T news, Action<ICallObserver, T> report)
        where T : allows ref struct
    {
        try
        {
            if (_inner is not null)
            {
                report(_inner, news);
            }
        }
        catch (Exception fault)
        {
            services.ReportFault(fault);
        }
    }

    /// <summary>As a report, but with an answer; <paramref name="otherwise"/> when nobody listens or the observer throws.</summary>
    private TAnswer Ask<TNews, TAnswer>(TNews news, Func<ICallObserver, TNews, TAnswer> question, TAnswer otherwise)
        where TNews : allows ref struct
    {
        try
        {
            return _inner is null ? otherwise : question(_inner, news);
        }
        catch (Exception fault)
        {
            services.ReportFault(fault);
            return otherwise;
        }
    }

    /// <summary>The arguments of a report that has several.</summary>
    private readonly ref struct News
    {
        internal int Status { get; init; }

        internal CallProgress Progress { get; init; }

        internal string? Type { get; init; }

        internal ConfirmedDialog? Dialog { get; init; }

        internal ReadOnlySpan<byte> Body { get; init; }
    }
}
