using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.EndToEnd.Catalog;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>What a function reads and writes through ITable is, attribute by attribute, what the mapping templates read and write.</summary>
public sealed class TableAgreementTests(AwsEmulator emulator)
{
    private const int Sheets = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sheet_that_a_function_copies_is_stored_as_the_API_stored_it()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        var sheets = new SheetClient(http);
        UseAsFunction(stack);
        var copies = new List<CopySheet>();
        for (var seed = 0; seed < Sheets; seed++)
        {
            await sheets.CreateAsync(new RandomSheets(seed).Next($"api-{seed}"), Cancellation);
            copies.Add(new CopySheet($"api-{seed}", $"function-{seed}"));
        }

        Assert.Equal("""{"batchItemFailures":[]}""", await InvokeAsync(copies));

        var table = stack.Stack.Of("AWS::DynamoDB::Table", typeof(Sheet).FullName!).Ref;
        foreach (var copy in copies)
        {
            Assert.Equal(await StoredAsync(table, copy.From), await StoredAsync(table, copy.To));
            Assert.Equivalent(await sheets.GetAsync(copy.From, Cancellation) is { } sheet ? sheet with { Key = copy.To } : null, await sheets.GetAsync(copy.To, Cancellation));
        }
    }

    /// <summary>Gives this process the environment that the template gives the function.</summary>
    private void UseAsFunction(CatalogStack stack)
    {
        foreach (var (name, value) in stack.Stack.VariablesOf(typeof(SheetCopier).FullName!))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB", emulator.DynamoDbEndpoint);
        Environment.SetEnvironmentVariable("AWS_REGION", Deployment.StackEnvironment.Region);
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
    }

    private static async Task<string> InvokeAsync(IEnumerable<CopySheet> copies)
    {
        var records = copies.Select((copy, index) => new
        {
            messageId = $"m-{index}",
            body = JsonSerializer.Serialize(copy, CatalogJson.Default.CopySheet),
            eventSource = "aws:sqs",
            eventSourceARN = "arn:aws:sqs:us-east-1:000000000000:copy-sheet",
        });
        using var input = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { Records = records }));
        using var answer = new StreamReader(await SheetCopierFunction.HandleAsync(input));
        return await answer.ReadToEndAsync(Cancellation);
    }

    /// <summary>The item's attributes but its key, in an order of their own.</summary>
    private async Task<string> StoredAsync(string table, string key)
    {
        var answer = await emulator.DynamoDb.GetItemAsync(table, new() { ["key"] = new(key) }, Cancellation);
        answer.Item.Remove("key");
        return Text(new AttributeValue { M = answer.Item });
    }

    private static string Text(AttributeValue value)
        => value.S is { } text ? $"S{JsonSerializer.Serialize(text)}"
            : value.N is { } number ? $"N{number}"
            : value.BOOL is { } boolean ? $"BOOL{boolean}"
            : value.NULL == true ? "NULL"
            : value.B is { } bytes ? $"B{Convert.ToBase64String(bytes.ToArray())}"
            : value.SS is { Count: > 0 } set ? $"SS({string.Join(',', set.Order(StringComparer.Ordinal).Select(each => JsonSerializer.Serialize(each)))})"
            : value.L is { } list ? $"L[{string.Join(',', list.Select(Text))}]"
            : $"M{{{string.Join(',', value.M.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => JsonSerializer.Serialize(member.Key) + ":" + Text(member.Value)))}}}";
}
