using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Facts;

public sealed class InteractionEventJsonTests
{
    private static string Write(InteractionEvent happened) => JsonSerializer.Serialize(happened, InteractionEventJson.Default.InteractionEvent);

    /// <summary>The journal's form: a change here breaks stored events and needs an upcaster.</summary>
    [Fact]
    public void Write_IsTheStoredForm()
    {
        Write(new InteractionEvent.DialSubmitted(Session.Noon, 1, LegRole.GroupMember, Session.Ticket, true)).ShouldBe(
            """{"$type":"dial_submitted","attempt":1,"role":"group_member","dial":{"call_id":"call-1@engine","from_tag":"from-1","branch":"z9hG4bK-1","c_seq":1,"request_uri":"sip:\u002B12025550123@trunk","from_uri":"sip:\u002B12025550100@engine","to_uri":"sip:\u002B12025550123@trunk","destination":"192.0.2.1:5060","trunk_id":"main","gateway":"gw1"},"sensitive":true,"at":"2026-03-02T12:00:00+00:00"}""");
        Write(new InteractionEvent.InteractionEnded(Session.Noon, new InteractionResult(Outcome.NoAnswer, "ring_timeout", Party.Contact, null))).ShouldBe(
            """{"$type":"interaction_ended","result":{"outcome":"no_answer","reason":"ring_timeout","party":"contact"},"at":"2026-03-02T12:00:00+00:00"}""");
    }

    [Fact]
    public void Read_TypeNameNeedNotComeFirst() =>
        JsonSerializer.Deserialize("""{"attempt":3,"sip_status":183,"at":"2026-03-02T12:00:00+00:00","$type":"call_ringing"}""", InteractionEventJson.Default.InteractionEvent)
            .ShouldBe(new InteractionEvent.CallRinging(Session.Noon, 3, 183));

    [Fact]
    public void EveryEvent_HasAStableSnakeCaseName()
    {
        var declared = typeof(InteractionEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);
        var all = typeof(InteractionEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(InteractionEvent))).ToArray();
        declared.Keys.ShouldBe(all, ignoreOrder: true);
        declared.ShouldAllBe(d => d.Value == JsonNamingPolicy.SnakeCaseLower.ConvertName(d.Key.Name));
    }

    [Fact]
    public void EveryEnum_IsWrittenAsText() =>
        JsonSerializer.Serialize(new object[] { Outcome.InvalidNumber, Party.Carrier, InteractionPhase.Running, CallExit.InvalidOutboundNumber, AttemptPhase.Orphaned })
            .ShouldBe("""["invalid_number","carrier","running","invalid_outbound_number","orphaned"]""");
}
