using System.Globalization;
using ServerlessPatterns.Generator.Architecture;
using ServerlessPatterns.Generator.Filters;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>A [QueueConsumer] in the architecture diagram.</summary>
internal static class QueueDiagram
{
    public static void AddTo(Drawing drawing, QueueConsumerModel consumer)
    {
        var ids = drawing.Plan.Ids(consumer.Function.Class);
        var condition = FilterSentence.Of(consumer.Filter);
        string[] label = condition is null ? [] : [condition];
        var queue = drawing.Add(new DiagramNode(ids.Queue, NodeShape.Queue, consumer.QueueName, consumer.Fifo ? "FIFO queue" : "queue"));
        string function;
        if (consumer.Topic is { } source)
        {
            var topic = drawing.Topic(source.Name, source.Owner, source.Fifo);
            drawing.Connect(topic, queue, label);
            function = drawing.AddFunction(consumer.Function, "messages of the topic", source.Name, condition);
            drawing.Connect(queue, function);
            drawing.ConnectFailures(topic, DeadLetters(drawing, ids.SubscriptionDeadLetterQueue, consumer.QueueName, "subscription's dead-letter queue"), "when delivery fails");
        }
        else
        {
            function = drawing.AddFunction(consumer.Function, "messages of the queue", consumer.QueueName, condition);
            drawing.Connect(queue, function, label);
        }

        drawing.ConnectFailures(queue, DeadLetters(drawing, ids.DeadLetterQueue, consumer.QueueName, "dead-letter queue"), $"after {consumer.MaxReceiveCount.ToString(CultureInfo.InvariantCulture)} receives");
    }

    private static string DeadLetters(Drawing drawing, string id, string name, string kind) => drawing.Add(new DiagramNode(id, NodeShape.Queue, name, kind) { IsDeadLetter = true });
}
