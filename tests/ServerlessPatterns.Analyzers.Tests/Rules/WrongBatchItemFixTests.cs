using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class WrongBatchItemFixTests
{
    [Fact]
    public Task A_member_of_the_record_becomes_its_message_id()
        => FixTest.Fixes<WrongBatchItemCodeFix>(
            "SLP1012",
            Function(
                "{|SLP1012:record.ReceiptHandle|} /* the handle */",
                "{|SLP1012:sqs.Records[0].Attributes[\"MessageGroupId\"]|}"),
            Function("record.MessageId /* the handle */", "sqs.Records[0].MessageId"));

    [Fact]
    public Task A_text_names_no_record_whose_id_it_could_be()
        => FixTest.Offers_nothing<WrongBatchItemCodeFix>("SLP1012", Function("{|SLP1012:\"orders\"|}", "{|SLP1012:string.Empty|}"));

    private static string Function(params string[] values)
        => $$"""
            using Amazon.Lambda.SQSEvents;

            public sealed class Function
            {
                public SQSBatchResponse Handle(SQSEvent sqs)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var record in sqs.Records)
                    {
                        failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = {{values[0]}} });
                        failures.Add(new SQSBatchResponse.BatchItemFailure
                        {
                            ItemIdentifier = {{values[1]}},
                        });
                    }

                    return new SQSBatchResponse(failures);
                }
            }
            """;
}
