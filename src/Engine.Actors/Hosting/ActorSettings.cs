using System.Globalization;
using System.Net;
using Engine.Actors.Interactions;

namespace Engine.Actors.Hosting;

/// <summary>Akka's configuration of an engine node (docs/decisions/0003).</summary>
internal static class ActorSettings
{
    /// <summary>What a phase of the way down has beyond the time of what it waits for.</summary>
    private static readonly TimeSpan PhaseMargin = TimeSpan.FromSeconds(5);

    /// <summary>Handing off shards: none has a call by then.</summary>
    private static readonly TimeSpan HandOff = TimeSpan.FromSeconds(25);

    /// <summary>A node that is alone: no port, and nobody to agree with.</summary>
    public static string Alone => $$"""
        akka.remote {
          enabled-transports = ["akka.remote.none"]
          none {
            transport-class = "{{typeof(NoTransport).AssemblyQualifiedName}}"
            applied-adapters = []
          }
        }
        """;

    /// <summary>
    /// A node among others, on that address. A node that is silent for some seconds is unreachable; what it ran goes on elsewhere a second after the
    /// others have put it out, since the store refuses whatever it may still write.
    /// </summary>
    public static string Among(IPEndPoint address) => $$"""
        akka {
          remote.dot-netty.tcp {
            hostname = "{{address.Address}}"
            port = {{address.Port.ToString(CultureInfo.InvariantCulture)}}
          }
          cluster {
            failure-detector {
              heartbeat-interval = 500ms
              acceptable-heartbeat-pause = 4s
              threshold = 10
            }
            split-brain-resolver.stable-after = 7s
            down-removal-margin = 1s
          }
        }
        """;

    /// <summary>
    /// Every node: fast intervals, for a cluster is one node or a handful. The scheduler's tick is long because nothing of ours runs on it; it costs what
    /// it ticks.
    /// </summary>
    public static string OfNode(EngineLimits limits) => $$"""
        akka {
          scheduler.tick-duration = 50ms
          actor {
            provider = cluster
            serialization-settings.allow-unregistered-types = false
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
