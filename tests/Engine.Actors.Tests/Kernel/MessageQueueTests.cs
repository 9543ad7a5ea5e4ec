using Engine.Actors.Kernel;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class MessageQueueTests
{
    [Fact]
    public void Queue_RandomEnqueuesAndDequeues_BehavesLikeAList()
    {
        var random = new Random(7);
        var queue = new MessageQueue();
        Queue<object> model = new();
        for (var step = 0; step < 200_000; step++)
        {
            // Drifts between long and empty so that segments grow, shrink and are left behind.
            if (random.Next(100) < (step / 10_000 % 2 == 0 ? 60 : 35))
            {
                object message = step;
                queue.Enqueue(message, null);
                model.Enqueue(message);
            }
            else
            {
                TryTake(queue, out var message).ShouldBe(model.TryDequeue(out var expected));
                message.ShouldBe(expected);
            }

            queue.IsEmpty.ShouldBe(model.Count == 0);
        }
    }

    [Fact]
    public async Task Queue_ManyProducers_LosesNothingAndKeepsEachOnesOrder()
    {
        const int Producers = 4;
        const int Each = 200_000;
        var queue = new MessageQueue();
        var producers = Enumerable.Range(0, Producers).Select(producer => Task.Run(() =>
        {
            for (var number = 0; number < Each; number++)
            {
                queue.Enqueue((producer, number), null);
            }
        })).ToList();

        var next = new int[Producers];
        for (var taken = 0; taken < Producers * Each;)
        {
            if (TryTake(queue, out var message))
            {
                var (producer, number) = ((int, int))message;
                next[producer]++.ShouldBe(number);
                taken++;
            }
            else
            {
                await Task.Yield();
            }
        }

        await Task.WhenAll(producers);
        queue.IsEmpty.ShouldBeTrue();
    }

    private static bool TryTake(MessageQueue queue, out object message)
    {
        var reader = queue.Read();
        var taken = reader.TryTake(out message, out _);
        reader.Done();
        return taken;
    }
}
