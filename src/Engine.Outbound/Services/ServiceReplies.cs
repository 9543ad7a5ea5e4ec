using Engine.Flows.Facts;

namespace Engine.Outbound.Services;

/// <summary>The replies that an interaction gets.</summary>
internal static class ServiceReplies
{
    public static InteractionCommand ToCommand(this ServiceResult result, DateTimeOffset at, long token) => result switch
    {
        ServiceResult.Answered a => new InteractionCommand.ServiceAnswered(at, token, a.Status, a.Body),
        ServiceResult.Failed f => new InteractionCommand.EffectFailed(at, token, f.Reason),
        _ => new InteractionCommand.EffectTimedOut(at, token),
    };
}
