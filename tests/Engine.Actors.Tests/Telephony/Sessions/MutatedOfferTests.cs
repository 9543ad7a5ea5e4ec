using System.Globalization;
using System.Text;
using Engine.Sip.Tests.Wire.Parsing;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Telephony.Sessions;

/// <summary>Mutated session descriptions in re-INVITEs and in the ACKs of our own offers: nothing throws, and the call is there afterwards (SDP-15).</summary>
public sealed class MutatedOfferTests
{
    private const int InTheGate = 10_000;
    private const int EachCall = 500;

    /// <summary><c>ENGINE_SDP_BODIES</c>: how many bodies, for a longer search than the gate's.</summary>
    private static readonly int Bodies =
        int.TryParse(Environment.GetEnvironmentVariable("ENGINE_SDP_BODIES"), NumberStyles.None, CultureInfo.InvariantCulture, out var bodies) ? bodies : InTheGate;

    // Holds SDP-15 and DLG-10.
    [Fact]
    public void MutatedBodies_AnsweredOrRefusedAndTheCallGoesOn()
    {
        byte[][] good = [.. HoldOffers.All.Append(HoldOffers.Answer).Select(Encoding.UTF8.GetBytes)];
        var accepted = 0;
        for (var seed = 0; seed < (Bodies + EachCall - 1) / EachCall; seed++)
        {
            using var call = new SessionCall(HoldOffers.Answer);
            var mutator = new Mutator(good, seed);
            for (var i = 0; i < EachCall; i++)
            {
                var body = mutator.Next();
                var response = i % 4 == 3 ? call.Reinvite(null, body) : call.Reinvite(body);
                response.Status.ShouldBeOneOf(200, 400, 488, 513);
                accepted += response.Status == 200 ? 1 : 0;
            }

            call.Reinvite(good[0]).Body.ShouldContain("a=recvonly");
        }

        accepted.ShouldBeInRange(Bodies / 4, Bodies - (Bodies / 10));
    }
}
