using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class WrongBatchItemTests
{
    [Theory]
    [InlineData("record.ReceiptHandle")]
    [InlineData("record.Body")]
    [InlineData("record.Attributes[\"MessageGroupId\"]")]
    [InlineData("\"orders\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("string.Empty")]
    [InlineData("Prefix")]
    [InlineData("context.AwsRequestId")]
    [InlineData("Guid.NewGuid().ToString()")]
    [InlineData("handle")]
    public void What_is_no_message_id_fails_the_whole_batch(string value)
        => RuleTest.Flags(
            "SLP1012",
            $"ItemIdentifier is set to '{value}', and Lambda takes a message id only: any other value makes the whole batch fail; use the record's MessageId",
            Function($"var handle = record.ReceiptHandle; Give(new() {{ ItemIdentifier = [|{value}|] }}); Give(new SQSBatchResponse.BatchItemFailure {{ ItemIdentifier = record.MessageId }});"));

    [Fact]
    public void It_may_be_set_later_and_in_a_lambda()
        => RuleTest.Flags(
            "SLP1012",
            "ItemIdentifier is set to 'each.ReceiptHandle', and Lambda takes a message id only: any other value makes the whole batch fail; use the record's MessageId",
            Function("Give(sqs.Records.Select(each => { var failure = new SQSBatchResponse.BatchItemFailure(); failure.ItemIdentifier = [|each.ReceiptHandle|]; return failure; }).First());"));

    [Theory]
    [InlineData("record.MessageId")]
    [InlineData("id")]
    [InlineData("ids[0]")]
    [InlineData("changing")]
    [InlineData("Order.Of(record.Body).Id")]
    [InlineData("record.MessageAttributes[\"Id\"].StringValue")]
    [InlineData("Find(record)")]
    [InlineData("$\"{record.MessageId}\"")]
    [InlineData("record?.MessageId!")]
    [InlineData("_last!")]
    public void What_is_one_or_may_be_is_right(string value)
        => RuleTest.Allows("SLP1012", Function($"var id = record.MessageId; var ids = sqs.Records.Select(each => each.MessageId).ToList(); var changing = record.Body; changing = id; _last = id; Give(new() {{ ItemIdentifier = {value} }});"));

    [Fact]
    public void A_test_that_expects_an_answer_handles_nothing()
        => RuleTest.Allows("SLP1012", """
            using Amazon.Lambda.SQSEvents;
            public sealed class FunctionTests { public SQSBatchResponse Expected() => new(new() { new() { ItemIdentifier = "1" } }); }
            """);

    [Fact]
    public void A_stream_has_sequence_numbers_and_another_class()
        => RuleTest.Allows("SLP1012", """
            using Amazon.Lambda.Core;
            public sealed class StreamsEventResponse { public sealed class BatchItemFailure { public string? ItemIdentifier { get; set; } } }
            public sealed class Function { public object Handle(string input, ILambdaContext context) => new StreamsEventResponse.BatchItemFailure { ItemIdentifier = "12" }; }
            """);

    // https://github.com/aws-samples/serverless-snippets, lambda-function-sqs-report-batch-item-failures: one answer for several messages.
    [Fact]
    public void A_handler_may_answer_for_its_records_with_a_query()
        => RuleTest.AllowsWholly("""
            using Amazon.Lambda.SQSEvents;
            public sealed class Function
            {
                public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqs)
                {
                    var failed = new List<string>();
                    foreach (var record in sqs.Records)
                    {
                        if (!await Process(record)) { failed.Add(record.MessageId); }
                    }

                    return new SQSBatchResponse(failed.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id }).ToList());
                }

                private async Task<bool> Process(SQSEvent.SQSMessage record)
                {
                    try { await Task.Yield(); Console.WriteLine(record.Body.Trim()); return true; }
                    catch (Exception e) { Console.WriteLine(e); return false; }
                }
            }
            """);

    private static string Function(string body)
        => $$"""
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;
            public sealed record Order(string Id) { public static Order Of(string body) => new(body); }
            public sealed class Function
            {
                private const string Prefix = "failed-";
                private string? _last;
                public SQSBatchResponse Handle(SQSEvent sqs, ILambdaContext context)
                {
                    foreach (var record in sqs.Records) { {{body}} }
                    return new SQSBatchResponse();
                }

                private void Give(SQSBatchResponse.BatchItemFailure failure) { }
                private string Find(SQSEvent.SQSMessage record) => record.MessageId;
            }
            """;
}
