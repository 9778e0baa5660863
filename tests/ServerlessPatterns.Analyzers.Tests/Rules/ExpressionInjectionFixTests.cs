using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using ServerlessPatterns.Analyzers.Rules;
using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class ExpressionInjectionFixTests
{
    [Fact]
    public Task Values_become_parameters_where_the_statement_is_one()
        => Fix(
            """
            public object Make(string id, string table) => new ExecuteStatementRequest
                {
                    Statement = $"SELECT * FROM Orders WHERE Id = '{{|SLP1020:id|}}'",
                };

                public object Two(string id, string city) => new BatchStatementRequest { Statement = $"SELECT * FROM Orders WHERE Id = '{{|SLP1020:id|}}' AND City='{{|SLP1020:city|}}'" };

                public object Named(string id, string table)
                {
                    return new ParameterizedStatement
                    {
                        Statement = $"SELECT * FROM {table} WHERE Id = '{{|SLP1020:id.Trim()|}}'",
                        ReturnValuesOnConditionCheckFailure = "NONE"
                    };
                }
            """,
            """
            public object Make(string id, string table) => new ExecuteStatementRequest
                {
                    Statement = "SELECT * FROM Orders WHERE Id = ?",
                    Parameters = new List<AttributeValue> { new AttributeValue { S = id } },
                };

                public object Two(string id, string city) => new BatchStatementRequest { Statement = "SELECT * FROM Orders WHERE Id = ? AND City=?", Parameters = new List<AttributeValue> { new AttributeValue { S = id }, new AttributeValue { S = city } } };

                public object Named(string id, string table)
                {
                    return new ParameterizedStatement
                    {
                        Statement = $"SELECT * FROM {table} WHERE Id = ?",
                        ReturnValuesOnConditionCheckFailure = "NONE",
                        Parameters = new List<AttributeValue> { new AttributeValue { S = id.Trim() } }
                    };
                }
            """,
            iterations: 3);

    [Theory]
    [InlineData("""new ExecuteStatementRequest { Statement = $"SELECT * FROM Orders WHERE Id = '{{|SLP1020:id|}}' AND City = ?" }""")]
    [InlineData("""new ExecuteStatementRequest { Statement = $"SELECT * FROM Orders WHERE Id = 'A-{{|SLP1020:id|}}'" }""")]
    [InlineData("""new ExecuteStatementRequest { Statement = $"SELECT * FROM Orders WHERE Id = '{{|SLP1020:id|}}' AND City = 'B{size}'" }""")]
    [InlineData("""new ExecuteStatementRequest { Statement = $"SELECT * FROM Orders WHERE Id = '{{|SLP1020:id|}}'", Parameters = new List<AttributeValue>() }""")]
    [InlineData("""new ExecuteStatementRequest { Statement = "SELECT * FROM Orders WHERE Id = '" + {|SLP1020:id|} + "'" }""")]
    [InlineData("""new ScanRequest { FilterExpression = $"Id = {{|SLP1020:id|}}" }""")]
    public Task Others_are_left_to_their_authors(string request)
        => Fix($"public object Make(string id, int size) => {request};", $"public object Make(string id, int size) => {request};", iterations: 0);

    private static Task Fix(string before, string after, int iterations)
    {
        var test = new CSharpCodeFixTest<ExpressionInjectionAnalyzer, ExpressionInjectionCodeFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestCode = In(before),
            FixedCode = In(after),
            NumberOfIncrementalIterations = iterations,
            NumberOfFixAllIterations = iterations == 0 ? 0 : 1,
            NumberOfFixAllInDocumentIterations = iterations == 0 ? 0 : 1,
            NumberOfFixAllInProjectIterations = iterations == 0 ? 0 : 1,
        };
        test.TestState.AdditionalReferences.AddRange([.. Libraries.Framework, .. Libraries.AwsSdk]);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string In(string members)
        => $$"""
        using System.Collections.Generic;
        using Amazon.DynamoDBv2.Model;

        public class Orders
        {
            {{members}}
        }
        """;
}
