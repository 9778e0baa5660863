using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Tables;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>Tables as a template describes them, and the requests that are left out.</summary>
public sealed class TableSchemaTests
{
    private const string Keys = """
        "AttributeDefinitions": [{"AttributeName": "sku", "AttributeType": "S"}, {"AttributeName": "size", "AttributeType": "N"}],
        "KeySchema": [{"AttributeName": "sku", "KeyType": "HASH"}, {"AttributeName": "size", "KeyType": "RANGE"}]
        """;

    [Theory]
    [InlineData("true", "until")]
    [InlineData("\"true\"", "until")]
    [InlineData("false", null)]
    public void A_table_of_a_template_is_read(string enabled, string? timeToLive)
    {
        var schema = Read($$""" "BillingMode": "PAY_PER_REQUEST", "TimeToLiveSpecification": {"AttributeName": "until", "Enabled": {{enabled}} }""");
        Assert.Equal(("sku", "size", timeToLive), (schema.PartitionKey.Name, schema.SortKey!.Name, schema.TimeToLive));
    }

    [Theory]
    [InlineData("GlobalSecondaryIndexes")]
    [InlineData("LocalSecondaryIndexes")]
    [InlineData("StreamSpecification")]
    public void What_is_left_out_is_refused_by_name(string property)
        => Assert.Contains(property, Assert.Throws<NotSupportedException>(() => Read($"\"{property}\": []")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("CreateTable", "{}", "UnknownOperationException", "CreateTable")]
    [InlineData("ExecuteStatement", "{}", "UnknownOperationException", "ExecuteStatement")]
    [InlineData("PutItem", """{"TableName": "t", "Item": {"sku": {"S": "a"}, "size": {"N": "1"}}, "Expected": {}}""", "ValidationException", "Expected")]
    [InlineData("UpdateItem", """{"TableName": "t", "Key": {"sku": {"S": "a"}, "size": {"N": "1"}}, "AttributeUpdates": {}}""", "ValidationException", "AttributeUpdates")]
    [InlineData("Query", """{"TableName": "t", "KeyConditions": {}}""", "ValidationException", "KeyConditions")]
    [InlineData("Scan", """{"TableName": "t", "ScanFilter": {}}""", "ValidationException", "ScanFilter")]
    [InlineData("Scan", """{"TableName": "t", "IndexName": "by-size"}""", "ValidationException", "by-size")]
    [InlineData("PutItem", "{", "SerializationException", "parse")]
    [InlineData("PutItem", """{"TableName": 5}""", "SerializationException", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("PutItem", """{"TableName": "t", "Item": {"sku": "a"}}""", "SerializationException", "Unexpected value type")]
    [InlineData("PutItem", """{"TableName": "t", "Item": {"sku": {"S": "a", "N": "1"}}}""", "ValidationException", "more than one datatypes")]
    [InlineData("PutItem", """{"TableName": "t"}""", "ValidationException", "'item'")]
    [InlineData("GetItem", "{}", "ValidationException", "'tableName'")]
    [InlineData("Scan", """{"TableName": "t", "Select": "EVERYTHING"}""", "ValidationException", "EVERYTHING")]
    public void A_request_is_refused_in_the_shape_of_DynamoDBs_errors(string operation, string request, string code, string words)
    {
        var tables = new DynamoDb(TimeProvider.System);
        tables.Create(Read("\"BillingMode\": \"PAY_PER_REQUEST\""));
        var answer = tables.Answer(operation, Encoding.UTF8.GetBytes(request));
        using var json = JsonDocument.Parse(answer.Body);
        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
        Assert.EndsWith($"#{code}", json.RootElement.GetProperty("__type").GetString(), StringComparison.Ordinal);
        Assert.Contains(words, json.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nested_deeper_than_32_levels_is_refused()
    {
        var tables = new DynamoDb(TimeProvider.System);
        tables.Create(Read("\"BillingMode\": \"PAY_PER_REQUEST\""));
        Assert.Null(Put(32).ErrorCode);
        Assert.Equal("ValidationException", Put(33).ErrorCode);

        DynamoDbAnswer Put(int depth)
        {
            var value = string.Concat(Enumerable.Repeat("""{"L": [""", depth)) + string.Concat(Enumerable.Repeat("]}", depth));
            return tables.Answer("PutItem", Encoding.UTF8.GetBytes($$$"""{"TableName": "t", "Item": {"sku": {"S": "a"}, "size": {"N": "1"}, "deep": {{{value}}}}}"""));
        }
    }

    private static TableSchema Read(string more)
    {
        using var json = JsonDocument.Parse($"{{{Keys}, {more}}}");
        return TableSchema.Read("t", json.RootElement);
    }
}
