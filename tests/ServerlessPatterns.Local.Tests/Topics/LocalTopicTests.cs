using System.Text.Json;
using ServerlessPatterns.Local.Filters;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Tests.Topics;

public sealed class LocalTopicTests
{
    private static readonly Dictionary<string, TopicAttribute> s_attributes = new()
    {
        ["colour"] = new TopicAttribute("String", "red"),
        ["size"] = new TopicAttribute("Number", "4"),
        ["picture"] = new TopicAttribute("Binary", null, "AgME"),
    };

    [Fact]
    public void Every_queue_gets_what_its_filter_lets_through()
    {
        var topic = TestTopic.Standard();
        var all = topic.Queue("all");
        var byBody = topic.Queue("body", policy: """{"country":["IE"]}""");
        var byAttribute = topic.Queue("attribute", policy: """{"colour":["red"],"size":[{"numeric":["<",5]}]}""", mode: FilterMode.MessageAttributes);

        topic.Publish(new TopicMessage("""{"country":"IE"}"""));
        topic.Publish(new TopicMessage("""{"country":"FR"}""") { Attributes = s_attributes });
        topic.Publish(new TopicMessage("IE"));

        Assert.Equal(["""{"country":"IE"}""", """{"country":"FR"}""", "IE"], all.Bodies);
        Assert.Equal(["""{"country":"IE"}"""], byBody.Bodies);
        Assert.Equal(["""{"country":"FR"}"""], byAttribute.Bodies);
        Assert.Equal([3, 1, 1], topic.Subscriptions.Select(subscription => subscription.Count(DeliveryOutcome.Delivered)));
        Assert.Equal([0, 2, 2], topic.Subscriptions.Select(subscription => subscription.Count(DeliveryOutcome.Filtered)));
        Assert.Equal(3, topic.Published);
    }

    [Fact]
    public void Raw_delivery_keeps_body_and_attributes_as_they_are()
    {
        var topic = TestTopic.Standard();
        var queue = topic.Queue("q");

        var receipt = topic.Publish(new TopicMessage("é\n") { Attributes = s_attributes, Subject = "Not delivered", GroupId = "g" });

        var delivery = Assert.Single(queue.Deliveries);
        Assert.Equal("é\n", Assert.Single(queue.Bodies));
        Assert.Same(s_attributes, delivery.Attributes);
        Assert.Equal((receipt.MessageId, "g", null), (delivery.MessageId, delivery.GroupId, delivery.DeduplicationId));
        Assert.Null(receipt.SequenceNumber);
    }

    [Fact]
    public void Other_delivery_wraps_the_message_in_SNSs_envelope()
    {
        var topic = TestTopic.Standard(new ManualTime(new DateTimeOffset(2026, 1, 31, 12, 0, 0, 123, TimeSpan.Zero)));
        var queue = topic.Queue("q", raw: false);

        var receipt = topic.Publish(new TopicMessage("""{"a":"é<&\""}""") { Attributes = s_attributes, Subject = "Hello" });
        topic.Publish(new TopicMessage("plain"));

        Assert.Empty(queue.Deliveries[0].Attributes);
        Assert.Equal(
            $$$$"""
            {"Type":"Notification","MessageId":"{{{{receipt.MessageId}}}}","TopicArn":"arn:aws:sns:eu-west-1:000000000000:orders","Subject":"Hello","Message":"{\"a\":\"é<&\\\"\"}","Timestamp":"2026-01-31T12:00:00.123Z","SignatureVersion":"1","Signature":"EXAMPLE","SigningCertURL":"https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0000000000000000000000.pem","UnsubscribeURL":"https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-west-1:000000000000:orders:q","MessageAttributes":{"colour":{"Type":"String","Value":"red"},"size":{"Type":"Number","Value":"4"},"picture":{"Type":"Binary","Value":"AgME"}}}
            """,
            queue.Bodies[0]);
        using var second = JsonDocument.Parse(queue.Bodies[1]);
        Assert.Equal(
            ["Type", "MessageId", "TopicArn", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL", "UnsubscribeURL"],
            second.RootElement.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void A_FIFO_topics_envelope_has_a_sequence_number_and_no_signature()
    {
        var topic = TestTopic.Fifo();
        var queue = topic.Queue("q.fifo", raw: false);

        var receipt = topic.Publish(new TopicMessage("x") { GroupId = "g", DeduplicationId = "d" });

        using var envelope = JsonDocument.Parse(Assert.Single(queue.Bodies));
        Assert.Equal(["Type", "MessageId", "SequenceNumber", "TopicArn", "Message", "Timestamp", "UnsubscribeURL"], envelope.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(receipt.SequenceNumber, envelope.RootElement.GetProperty("SequenceNumber").GetString());
    }

    [Fact]
    public void A_queue_that_fails_leaves_its_messages_to_the_dead_letter_queue_and_the_others_alone()
    {
        var topic = TestTopic.Standard();
        var deadLetters = new RecordingEndpoint("dead");
        topic.Queue("broken", failure: "The queue is gone.", deadLetters: deadLetters);
        topic.Queue("lost", failure: "The queue is gone.");
        topic.Queue("twice", failure: "The queue is gone.", deadLetters: new RecordingEndpoint("broken too", "So is this one."));
        var healthy = topic.Queue("healthy");

        topic.Publish(new TopicMessage("x") { Attributes = s_attributes });

        Assert.Equal(["x"], healthy.Bodies);
        Assert.Equal(["x"], deadLetters.Bodies);
        Assert.Same(s_attributes, deadLetters.Deliveries[0].Attributes);
        Assert.Equal(
            [
                (DeliveryOutcome.DeadLettered, "The queue is gone."),
                (DeliveryOutcome.Lost, "The queue is gone."),
                (DeliveryOutcome.Lost, "The queue is gone. Its dead-letter queue: So is this one."),
                (DeliveryOutcome.Delivered, null),
            ],
            Assert.Single(topic.Recent()).Verdicts.Select(verdict => (verdict.Outcome, verdict.Failure)));
        Assert.Equal(1, topic.Subscriptions[0].Count(DeliveryOutcome.DeadLettered));
        Assert.Equal(1, topic.Subscriptions[1].Count(DeliveryOutcome.Lost));
    }

    [Fact]
    public void Raw_delivery_discards_what_has_more_than_ten_attributes()
    {
        var topic = TestTopic.Standard();
        var raw = topic.Queue("raw");
        var wrapped = topic.Queue("wrapped", raw: false);

        topic.Publish(new TopicMessage("ten") { Attributes = Attributes(10) });
        topic.Publish(new TopicMessage("eleven") { Attributes = Attributes(11) });

        Assert.Equal(["ten"], raw.Bodies);
        Assert.Equal(2, wrapped.Bodies.Count);
        Assert.Contains("11 attributes", topic.Recent()[0].Verdicts[0].Failure, StringComparison.Ordinal);

        static Dictionary<string, TopicAttribute> Attributes(int count)
            => Enumerable.Range(0, count).ToDictionary(number => $"a{number}", _ => new TopicAttribute("String", "x"));
    }

    [Fact]
    public void A_subscription_gets_what_is_published_while_it_is_there()
    {
        var topic = TestTopic.Standard();
        topic.Publish(new TopicMessage("before"));
        var queue = topic.Queue("q");
        topic.Publish(new TopicMessage("meanwhile"));
        topic.Unsubscribe(topic.Subscriptions[0].Arn);
        topic.Publish(new TopicMessage("after"));

        Assert.Equal(["meanwhile"], queue.Bodies);
    }

    [Fact]
    public void The_last_publications_are_kept_with_what_became_of_them_and_why()
    {
        var topic = new LocalTopic(new TopicSettings("t", "arn:aws:sns:eu-west-1:000000000000:t") { RecordedPublications = 3 }, new ManualTime());
        topic.Queue("q", policy: """{"n":[4,5]}""");

        for (var n = 1; n <= 5; n++)
        {
            topic.Publish(new TopicMessage($$"""{"n":{{n}}}"""));
        }

        var recent = topic.Recent();
        Assert.Equal([5, 4, 3], recent.Select(record => record.Number));
        Assert.Equal([DeliveryOutcome.Delivered, DeliveryOutcome.Delivered, DeliveryOutcome.Filtered], recent.Select(record => record.Verdicts[0].Outcome));
        Assert.Equal([new FilterMismatch("n", "[4,5]", "3")], recent[2].Verdicts[0].Explain(recent[2].Message).Mismatches);
        Assert.True(recent[0].Verdicts[0].Explain(recent[0].Message).IsMatch);
    }

    [Fact]
    public void A_filter_on_attributes_is_explained_by_them()
    {
        var topic = TestTopic.Standard();
        topic.Queue("q", policy: """{"colour":["blue"],"shape":["round"]}""", mode: FilterMode.MessageAttributes);

        topic.Publish(new TopicMessage("x") { Attributes = s_attributes });

        var record = Assert.Single(topic.Recent());
        Assert.Equal(
            [new FilterMismatch("colour", """["blue"]""", "\"red\""), new FilterMismatch("shape", """["round"]""", null)],
            record.Verdicts[0].Explain(record.Message).Mismatches);
    }

    [Fact]
    public async Task Many_threads_publish_and_subscribe_at_once()
    {
        var topic = TestTopic.Standard();
        var queue = topic.Queue("q", policy: """{"even":[true]}""");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var n = 0; n < 500; n++)
            {
                topic.Publish(new TopicMessage($$"""{"even":{{(n % 2 == 0 ? "true" : "false")}}}"""));
                topic.Queue($"q{thread}-{n % 3}");
                topic.Unsubscribe($"{topic.Settings.Arn}:q{thread}-{n % 3}");
                Assert.InRange(topic.Recent().Count, 1, 100);
            }
        })));

        Assert.Equal(4000, topic.Published);
        Assert.Equal(2000, queue.Bodies.Count);
        Assert.Single(topic.Subscriptions);
        Assert.Equal(4000, topic.Recent()[0].Number);
        Assert.Equal(100, topic.Recent().Count);
    }
}
