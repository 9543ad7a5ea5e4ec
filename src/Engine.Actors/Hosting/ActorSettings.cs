using System.Globalization;
using Engine.Actors.Interactions;

namespace Engine.Actors.Hosting;

/// <summary>Akka's configuration of an engine node (docs/decisions/0003).</summary>
internal static class ActorSettings
{
    /// <summary>What a phase of the way down has beyond the time of what it waits for.</summary>
    private static readonly TimeSpan PhaseMargin = TimeSpan.FromSeconds(5);

    /// <summary>Handing off shards: none has a call by then.</summary>
    private static readonly TimeSpan HandOff = TimeSpan.FromSeconds(25);

    /// <summary>
    /// A node that is alone: no port, and intervals of a cluster that has nobody to agree with. The scheduler's tick is long because nothing of ours
    /// runs on it; it costs what it ticks.
    /// </summary>
    public static string OfOneNode(EngineLimits limits) => $$"""
        akka {
          scheduler.tick-duration = 50ms
          actor {
            provider = cluster
            serialization-settings.allow-unregistered-types = false
          }
          remote {
            enabled-transports = ["akka.remote.none"]
            none {
              transport-class = "{{typeof(NoTransport).AssemblyQualifiedName}}"
              applied-adapters = []
            }
          }
          coordinated-shutdown {
            run-by-clr-shutdown-hook = off
            phases.service-requests-done.timeout = {{Seconds(limits.Drain + PhaseMargin)}}
            phases.service-stop.timeout = {{Seconds(limits.EndCalls + limits.EndCalls + PhaseMargin)}}
            phases.cluster-sharding-shutdown-region.timeout = {{Seconds(HandOff)}}
          }
          cluster {
            roles = ["engine"]
            periodic-tasks-initial-delay = 20ms
            gossip-interval = 200ms
            leader-actions-interval = 200ms
            singleton.hand-over-retry-interval = 200ms
            singleton-proxy.log-singleton-identification-failure = off   # it warns at once, before the first look
            sharding {
              state-store-mode = ddata
              remember-entities = off
              passivate-idle-entity-after = off
              retry-interval = 200ms
              waiting-for-state-timeout = 500ms
              handoff-timeout = 20s
              buffer-size = 10000
              distributed-data {
                gossip-interval = 200ms
                notify-subscribers-interval = 50ms
              }
            }
            distributed-data {
              durable.keys = []
              notify-subscribers-interval = 50ms
            }
          }
        }
        """;

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds)}s");
}
