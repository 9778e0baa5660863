using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using ServerlessPatterns.Analyzers.Rules;
using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class AccountBoundFixTests
{
    [Fact]
    public Task Texts_are_read_from_the_environment()
        => Fix(
            """
            using System.Threading.Tasks;
            using Amazon.SQS;

            namespace Acme;

            public sealed class Sender
            {
                private static readonly string s_topic = {|SLP1021:"arn:aws:sns:eu-west-1:390847261502:order-paid"|};

                public string Role => {|SLP1021:"arn:aws:iam::390847261502:role/aws-role"|};

                public Task SendAsync(IAmazonSQS sqs, string body)
                    => sqs.SendMessageAsync({|SLP1021:"https://sqs.eu-west-1.amazonaws.com/390847261502/orders.fifo"|}, body + s_topic);
            }
            """,
            """
            using System;
            using System.Threading.Tasks;
            using Amazon.SQS;

            namespace Acme;

            public sealed class Sender
            {
                private static readonly string s_topic = Environment.GetEnvironmentVariable("ORDER_PAID_ARN") ?? throw new InvalidOperationException("ORDER_PAID_ARN is not set.");

                public string Role => Environment.GetEnvironmentVariable("RESOURCE_AWS_ROLE_ARN") ?? throw new InvalidOperationException("RESOURCE_AWS_ROLE_ARN is not set.");

                public Task SendAsync(IAmazonSQS sqs, string body)
                    => sqs.SendMessageAsync(Environment.GetEnvironmentVariable("ORDERS_FIFO_QUEUE_URL") ?? throw new InvalidOperationException("ORDERS_FIFO_QUEUE_URL is not set."), body + s_topic);
            }
            """);

    [Fact]
    public Task Constants_parts_of_texts_and_trees_stay()
        => Fix(
            """
            using System;
            using System.Linq.Expressions;

            namespace Acme;

            public sealed class Sender
            {
                private const string Topic = {|SLP1021:"arn:aws:sns:eu-west-1:390847261502:order-paid"|};

                public string Queue(string name = {|SLP1021:"arn:aws:sqs:eu-west-1:390847261502:orders"|}) => {|SLP1021:"arn:aws:sqs:eu-west-1:390847261502:"|} + name;

                public bool Is(string arn) => arn is {|SLP1021:"arn:aws:sqs:eu-west-1:390847261502:orders"|};

                public Expression<Func<bool>> Tree => () => string.Equals({|SLP1021:"arn:aws:sqs:eu-west-1:390847261502:orders"|}, Topic);
            }
            """,
            null);

    private static Task Fix(string before, string? after)
    {
        var test = new CSharpCodeFixTest<AccountBoundAnalyzer, AccountBoundCodeFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestCode = before,
            FixedCode = after ?? before,
            NumberOfFixAllIterations = after is null ? 0 : 1,
            NumberOfFixAllInDocumentIterations = after is null ? 0 : 1,
            NumberOfFixAllInProjectIterations = after is null ? 0 : 1,
        };
        test.TestState.AdditionalReferences.AddRange(Libraries.Framework.Concat(Libraries.AwsSdk));
        test.FixedState.AdditionalReferences.AddRange(test.TestState.AdditionalReferences);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
