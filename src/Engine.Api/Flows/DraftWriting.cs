using System.Text;
using Engine.Accounts.Flows;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Flows.Document;
using Engine.Ports;

namespace Engine.Api.Flows;

/// <summary>Saving a document as draft: shared by the editor's save and by import.</summary>
internal static class DraftWriting
{
    public static async Task<IResult> SaveAsync(HttpContext context, string flowId, IFlowStore flows, FlowAuthoring authoring)
    {
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        var body = await JsonBody.ObjectAsync(context, FlowLimits.DocumentBytes);
        if (body.Problem is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        var document = Encoding.UTF8.GetBytes(body.Value.GetRawText());
        var content = await authoring.ContentAsync(account, document, context.RequestAborted);
        return content.Failed
            ? content.Problem
            : DraftAnswers.Of(
                context, await flows.SaveDraftAsync(account, flowId, content.Value, match.Value.ETag, context.RequestAborted));
    }
}
