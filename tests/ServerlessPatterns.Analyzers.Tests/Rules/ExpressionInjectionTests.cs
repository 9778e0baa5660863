using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class ExpressionInjectionTests
{
    [Theory]
    [InlineData("""new QueryRequest { KeyConditionExpression = $"Id = {[|id|]}" }""", "KeyConditionExpression")]
    [InlineData("""new ScanRequest { FilterExpression = "Id = " + [|id|] }""", "FilterExpression")]
    [InlineData("""new ScanRequest { FilterExpression = string.Format("Size > :s AND Id = {0}", [|id|]) }""", "FilterExpression")]
    [InlineData("""new PutItemRequest { ConditionExpression = string.Concat("Id <> ", [|id|]) }""", "ConditionExpression")]
    [InlineData("""new UpdateItemRequest { UpdateExpression = $"SET Id = {[|id|]}, Size = :s" }""", "UpdateExpression")]
    [InlineData("""new Amazon.DynamoDBv2.DocumentModel.Expression { ExpressionStatement = $"contains(Tags, {[|id|]})" }""", "ExpressionStatement")]
    public void A_value_in_an_expression_is_told(string request, string property)
        => RuleTest.Flags(
            "SLP1020",
            $"'{property}' is put together with 'id', which can change what the expression means; write :value in its place, and give it in ExpressionAttributeValues",
            In($"object Make(string id) => {request};"));

    [Theory]
    [InlineData("""$"SELECT * FROM Orders WHERE Id = '{[|id|]}'" """)]
    [InlineData("""$"SELECT * FROM \"{table}\" WHERE \"{table}\" = 1 AND Id = '{[|id|]}'" """)]
    [InlineData(""" "DELETE FROM Orders WHERE Id='" + [|id|] + "'" """)]
    [InlineData("""$"INSERT INTO {table} VALUE {{'Id': '{[|id|]}'}}" """)]
    public void A_value_in_a_statement_is_told(string statement)
        => RuleTest.Flags(
            "SLP1020",
            "'Statement' is put together with 'id', which can change what the expression means; write ? in its place, and give it in Parameters",
            In($$"""object Make(string id, string table) => new ExecuteStatementRequest { Statement = {{statement}} };"""));

    [Fact]
    public void An_attribute_that_a_request_names_is_told()
        => RuleTest.Flags(
            "SLP1020",
            "'FilterExpression' is put together with 'request.QueryStringParameters[\"field\"]', which can change what the expression means; write #name in its place, and give it in ExpressionAttributeNames",
            In("""object Make(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request) => new ScanRequest { FilterExpression = $"{[|request.QueryStringParameters["field"]|]} = :v" };"""));

    [Fact]
    public void A_local_is_followed_to_what_it_is_given()
        => RuleTest.Flags(
            "SLP1020",
            "'FilterExpression' is put together with 'request.Headers[\"state\"]', which can change what the expression means; write :value in its place, and give it in ExpressionAttributeValues",
            In("""
            object Make(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request)
            {
                var filter = "Size > :s";
                filter += $" AND State = {[|request.Headers["state"]|]}";
                var city = request.QueryStringParameters["city"].Trim();
                filter = filter + " AND City = " + [|city|];
                return new ScanRequest { FilterExpression = filter };
            }
            """));

    // The examples of the SDK's documentation, among them those that name a table in a statement, which no parameter can.
    [Theory]
    [InlineData("""new QueryRequest { KeyConditionExpression = "Id = :v_Id", ExpressionAttributeValues = new() { [":v_Id"] = new AttributeValue { S = id } } }""")]
    [InlineData("""new ExecuteStatementRequest { Statement = $"SELECT * FROM {table} WHERE title = ? AND year = ?", Parameters = [new AttributeValue { S = id }] }""")]
    [InlineData("""new ExecuteStatementRequest { Statement = $"INSERT INTO \"{table}\" VALUE {{'title': ?, 'year': ?}}" }""")]
    [InlineData("""new ExecuteStatementRequest { Statement = $"SELECT * FROM \"{table}\".\"{id}\" WHERE title = ?" }""")]
    [InlineData("""new ExecuteStatementRequest { Statement = "UPDATE " + table + " SET title = ?" }""")]
    [InlineData("""new BatchStatementRequest { Statement = $"DELETE FROM {table} WHERE title = ? AND year = {year}" }""")]
    [InlineData("""new UpdateItemRequest { UpdateExpression = $"SET #{id} = :{id}" }""")]
    [InlineData("""new UpdateItemRequest { UpdateExpression = $"SET Items[{year}] = :v{year}" }""")]
    [InlineData("""new UpdateItemRequest { UpdateExpression = "SET " + string.Join(", ", new[] { id }.Select((name, i) => $"#n{i} = :v{i}")) }""")]
    [InlineData("""new ScanRequest { FilterExpression = Filter + " AND " + nameof(String) + " = :v" }""")]
    [InlineData("""new ScanRequest { FilterExpression = $"{s_attribute} = :v" }""")]
    [InlineData("""new ScanRequest { FilterExpression = year > 0 ? "A = :v" : "B = :v" }""")]
    [InlineData("""new ScanRequest { FilterExpression = id }""")]
    [InlineData("""new ScanRequest { FilterExpression = $"{id} AND Size > :s" }""")]
    [InlineData("""new ScanRequest { TableName = $"{table}-{id}", ProjectionExpression = $"{id}, Size" }""")]
    public void Placeholders_and_what_must_be_text_are_fine(string request)
        => RuleTest.Allows("SLP1020", In($$"""
            private const string Filter = "Size > :s";
            private static readonly string s_attribute = Environment.MachineName.Length > 0 ? "A" : "B";
            public object Make(string id, string table, int year) => {{request}};
            """));

    [Fact]
    public void Placeholders_that_are_counted_are_fine()
        => RuleTest.Allows("SLP1020", In("""
            public object Make(IReadOnlyDictionary<string, string> changes, string key)
            {
                var request = new UpdateItemRequest { UpdateExpression = "SET ", ExpressionAttributeNames = [], ExpressionAttributeValues = [] };
                var number = 0;
                foreach (var (name, value) in changes)
                {
                    var placeholder = ":v" + number;
                    var comma = number > 0 ? ", " : "";
                    request.UpdateExpression += $"{comma}#n{number} = {placeholder}";
                    request.ExpressionAttributeNames[$"#n{number}"] = name;
                    request.ExpressionAttributeValues[placeholder] = new AttributeValue(value);
                    number++;
                }

                return request;
            }

            private object Find(string keyName, string keyPlaceholder) => new QueryRequest { KeyConditionExpression = $"{keyName} = {keyPlaceholder}" };
            """));

    // As repositories have them, which are given constants.
    [Theory]
    [InlineData("""protected object Find(string keyName, string index) => new QueryRequest { IndexName = index, KeyConditionExpression = $"{keyName} = :keyValue" };""")]
    [InlineData("""public object Find(Schema schema, string id) => new QueryRequest { KeyConditionExpression = $"{schema.Key} = :pk AND {schema.Sort} BETWEEN :from AND :to", FilterExpression = $"{schema.Key} = :id" };""")]
    [InlineData("""public object Find(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request) => new QueryRequest { KeyConditionExpression = $"#{request.Path} = :{request.Path} AND #x{request.Path} < :x" };""")]
    [InlineData("""public object Find(string label) { var field = label == "x" ? "auto_label" : "reviewed"; return new QueryRequest { KeyConditionExpression = $"{field} = :val" }; }""")]
    [InlineData("""public object Find() => new QueryRequest { KeyConditionExpression = $"#{nameof(Schema.Key)} = :{nameof(Schema.Key)} AND begins_with(#{nameof(Schema.Sort)}, :{nameof(Schema.Sort)})" };""")]
    public void Attributes_that_the_code_names_are_fine(string member)
        => RuleTest.Allows("SLP1020", In(member + """ public sealed record Schema(string Key, string Sort);"""));

    [Fact]
    public void Another_library_s_statement_is_its_own_affair()
        => RuleTest.AllowsWholly("""
            public sealed class Query { public string Statement { get; set; } = ""; public string FilterExpression { get; set; } = ""; }
            public static class Queries { public static Query Of(string id) => new() { Statement = $"SELECT '{id}'", FilterExpression = "a = " + id }; }
            """);

    [Fact]
    public void A_local_that_is_made_of_itself_ends()
        => RuleTest.Allows("SLP1020", In("""object Make(int n) { var a = ""; var b = a; while (n-- > 0) { a = b + a; b = a + b; } return new ScanRequest { FilterExpression = "x = " + a + b }; }"""));

    private static string In(string members)
        => $$"""
        using Amazon.DynamoDBv2.Model;
        public class Orders { {{members}} }
        """;
}
