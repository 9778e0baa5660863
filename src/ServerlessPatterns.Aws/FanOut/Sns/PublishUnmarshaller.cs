using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace ServerlessPatterns.Aws;

/// <summary>Reads the answer to Publish.</summary>
internal sealed class PublishUnmarshaller : SnsUnmarshaller
{
    public static PublishUnmarshaller Instance { get; } = new();

    protected override AmazonWebServiceResponse Read(XmlUnmarshallerContext input)
    {
        var response = new PublishResponse();
        while (input.Read())
        {
            if (input.IsStartElement && input.TestExpression("PublishResult/MessageId"))
            {
                response.MessageId = input.ReadText();
            }
            else if (input.IsStartElement && input.TestExpression("ResponseMetadata/RequestId"))
            {
                response.ResponseMetadata = new ResponseMetadata { RequestId = input.ReadText() };
            }
        }

        return response.MessageId.Length > 0
            ? response
            : throw new InvalidDataException("The answer names no message id.");
    }
}
