using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Tests.Queue;

public class EventTests
{
    public static TheoryData<string, string> NoSqsEvents => new()
    {
        { "", "well-formed" },
        { "   ", "well-formed" },
        { "null", "Null" },
        { "17", "Number" },
        { "\"Records\"", "String" },
        { "[]", "StartArray" },
        { """[{"messageId":"m","body":"x"}]""", "StartArray" },
        { "{}", "no \"Records\"" },
        { """{"records":[]}""", "no \"Records\"" },
        { """{"Records":null}""", "Null" },
        { """{"Records":{}}""", "StartObject" },
        { """{"Records":"[]"}""", "String" },
        { """{"Records":[null]}""", "record 0" },
        { """{"Records":[[]]}""", "record 0" },
        { """{"Records":["m"]}""", "record 0" },
        { """{"Records":[{}]}""", "no \"messageId\"" },
        { """{"Records":[{"messageId":"m","body":"x"},{"body":"x"}]}""", "record 1" },
        { """{"Records":[{"messageId":"","body":"x"}]}""", "no \"messageId\"" },
        { """{"Records":[{"messageId":null,"body":"x"}]}""", "no \"messageId\"" },
        { """{"Records":[{"messageId":7,"body":"x"}]}""", "no \"messageId\"" },
        { """{"Records":[{"messageId":"\ud83d","body":"x"}]}""", "no \"messageId\"" },
        { """{"Records":[{"MessageId":"m","body":"x"}]}""", "no \"messageId\"" },
        { """{"Records":[{"messageId":"m","messageId":{},"body":"x"}]}""", "no \"messageId\"" },
        { """{"Records":[{"messageId":"m","body":"x","eventSource":"aws:kinesis"}]}""", "aws:kinesis" },
        { """{"Records":[{"messageId":"m","body":"x","eventSource":null}]}""", "eventSource" },
        { """{"Records":[{"eventSource":"aws:s3","s3":{"bucket":{"name":"b"}}}]}""", "aws:s3" },
        { """{"Records":[{"messageId":"m","body":"x"}],"Records":null}""", "Null" },
        { """{"Records":[{"messageId":"m","body":"x"}]""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x"}]}}""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x"}]} x""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x"},]}""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x",}]}""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x"]]}""", "well-formed" },
        { """{"Records":[{"messageId":"m","body" "x"}]}""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x" "y":1}]}""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x"/**/}]}""", "well-formed" },
        { """{"Records":[{"messageId":"m" "body":"x"}]}""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x""}]}""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"x}]}""", "does not end" },
        { """{"Records":[{"messageId":"m","body":"x\"}]}""", "does not end" },
        { """{"Records":[{"messageId":"m","body":"x\""", "does not end" },
        { """{"Records":[{"messageId":"m","body":""", "well-formed" },
        { """{"Records":[{"messageId":"m","body":"\x"}]}""", "escape" },
        { """{"Records":[{"messageId":"m","body":"\u12"}]}""", "escape" },
        { """{"Records":[{"messageId":"m","body":"\u12g4"}]}""", "escape" },
        { """{"Records":[{"messageId":"m","body":"\ud83d\u12g4"}]}""", "escape" },
        { "{\"Records\":[{\"messageId\":\"m\",\"body\":\"a\nb\"}]}", "control character" },
        { "{\"Records\":[{\"messageId\":\"m\",\"body\":\"a\0b\"}]}", "control character" },
        { "{\"Records\":[{\"messageId\":\"m\",\"body\":\"0123456789\\\"0123456789\\\"0123456789\\\"0123456789\\\"0123456789\\\"0123456789\\\"01234567\\\"012\\\"0\\\"1\\\"2\\\"3\\\"4\\\"5\\\"6\\\"78901234567890\u001f\"}]}", "control character" },
        { new string('[', 100), "StartArray" },
        { """{"Records":[{"messageId":"m","x":""" + new string('[', 100) + new string(']', 100) + "}]}", "well-formed" },
    };

    [Theory]
    [MemberData(nameof(NoSqsEvents))]
    public async Task An_event_that_is_no_SQS_event_fails_the_batch_and_says_why(string json, string reason)
    {
        var function = new TestQueueFunction();

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => function.FailuresAsync(json));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Acme.TextWriter received an event that is no Amazon SQS event", error.Message, StringComparison.Ordinal);
        Assert.Empty(function.Handled);
    }

    [Fact]
    public async Task A_bad_event_leaves_nothing_behind_for_the_next()
    {
        var function = new TestQueueFunction();

        await Assert.ThrowsAsync<InvalidDataException>(() => function.FailuresAsync("""{"Records":[{"messageId":"m","body":"lost"},{}]}"""));
        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of("a")));

        Assert.Equal(["a"], function.Handled);
    }

    [Fact]
    public async Task The_fields_may_come_in_any_order()
    {
        var names = TestSqsEvent.Record("id-a", "a").Select(field => field.Key).ToArray();
        foreach (var first in names)
        {
            foreach (var last in names)
            {
                var record = TestSqsEvent.Record("id-a", "a", "g");
                var ordered = new JsonObject();
                foreach (var name in names.OrderBy(name => name == first ? 0 : name == last ? 2 : 1))
                {
                    var value = record[name];
                    record.Remove(name);
                    ordered[name] = value;
                }

                string? seen = null;
                var function = new TestQueueFunction((body, context, _) =>
                {
                    seen = $"{context.MessageId} {context.ReceiptHandle} {context.ReceiveCount} {context.GroupId} {context.QueueName}";
                    return ValueTask.CompletedTask;
                });

                Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of([ordered])));
                Assert.Equal("id-a handle-of-id-a 3 g stack-text-4711", seen);
            }
        }
    }

    [Theory]
    [InlineData("""{"a":{"Records":[{"messageId":"x"}]},"Records":[{"body":"a","messageId":"id-a","new":{"body":"x","messageId":[{"body":"y"}]}}],"z":[[[]]]}""")]
    [InlineData("""{"Records":[],"Records":[{"messageId":"no","messageId":"id-a","body":"no","body":"a"}]}""")]
    [InlineData("""{"Records":17,"Records":[{"messageId":"id-a","body":7,"body":"a"}]}""")]
    [InlineData("""{"Records":[{}],"Records":[{"messageId":"id-a","body":"a"}]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","eventSource":"aws:sqs","messageId":"id-a","body":"a"}]}""")]
    [InlineData("""{"\u0052ecord\u0073":[{"message\u0049d":"id-\u0061","bod\u0079":"\u0061","eventSource":"aws\u003asqs"}]}""")]
    [InlineData("""{"Records":[{"bod\ud800":"x","messageId":"id-a","body":"a"}]}""")]
    [InlineData(" \r\n\t{ \"Records\" :\t[ { \"messageId\" : \"id-a\" , \"body\" \r\n:\t \"a\" } ] } \n")]
    public async Task Unknown_and_repeated_fields_are_borne(string json)
    {
        var ids = new List<string>();
        var function = new TestQueueFunction((_, context, _) =>
        {
            ids.Add(context.MessageId);
            return ValueTask.CompletedTask;
        });

        Assert.Empty(await function.FailuresAsync(json));

        Assert.Equal(["a"], function.Handled);
        Assert.Equal(["id-a"], ids);
    }

    [Fact]
    public async Task An_event_file_with_a_byte_order_mark_is_read()
    {
        var function = new TestQueueFunction();

        Assert.Empty(await function.FailuresAsync([.. Encoding.UTF8.Preamble, .. TestSqsEvent.Of("a").Bytes()]));

        Assert.Equal(["a"], function.Handled);
    }
}
