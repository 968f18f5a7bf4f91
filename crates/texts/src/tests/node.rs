//! JSON as it stands in the file: with the order of keys, and with keys that stand there twice.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;

pub(super) enum Node {
    Text(String),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Each text with its key, the keys around it in front: `approval.reject`.
    pub(super) fn texts(self) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        self.collect(String::new(), &mut texts);
        texts
    }

    fn collect(self, key: String, texts: &mut Vec<(String, String)>) {
        match self {
            Self::Text(text) => texts.push((key, text)),
            Self::Object(members) => {
                let dot = if key.is_empty() { "" } else { "." };
                for (name, node) in members {
                    node.collect(format!("{key}{dot}{name}"), texts);
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyNode;

        impl<'de> Visitor<'de> for AnyNode {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text or an object of texts")
            }

            fn visit_str<E>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Node::Object(members))
            }
        }

        deserializer.deserialize_any(AnyNode)
    }
}
